//! Small decisions of a printer, drawn before it prints.

use proptest::collection::vec;
use proptest::prelude::*;

/// Numbers that are used in turn; proptest shrinks them to 0, so that 0 is the plain choice everywhere.
#[derive(Clone, Debug)]
pub struct Dice {
    numbers: Vec<u16>,
    used: usize,
}

impl Dice {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = self.numbers[self.used % self.numbers.len()];
        self.used += 1;
        usize::from(number) % limit
    }

    /// One of some choices.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Yes in one of `number` cases.
    pub fn is_rare(&mut self, number: usize) -> bool {
        self.below(number) == number - 1
    }
}

pub fn dice() -> impl Strategy<Value = Dice> + Clone {
    vec(any::<u16>(), 47).prop_map(|numbers| Dice { numbers, used: 0 })
}
