//! Hands out the texts in their order, and no more of them at a time than memory has room for.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// So many bytes of texts are in the works at a time; a larger text is alone there. It is enough for all threads to go on
/// while the desk waits for the disk.
pub(crate) const ROOM: u64 = 16 << 20;
/// What a text takes at least.
const LEAST: u64 = 1 << 13;

/// What is known of the works.
#[derive(Debug, Default)]
struct State {
    next: usize,
    /// What each text weighs that has been handed out and not come back.
    in_hand: BTreeMap<usize, u64>,
    is_closed: bool,
}

impl State {
    fn weight(&self) -> u64 {
        self.in_hand.values().fold(0, |all, one| all.saturating_add(*one))
    }
}

/// The texts that are still to do.
#[derive(Debug)]
pub(crate) struct Queue {
    weights: Vec<u64>,
    state: Mutex<State>,
    has_room: Condvar,
    stop: Arc<Stop>,
}

impl Queue {
    /// A queue of texts with these sizes.
    pub(crate) fn new(sizes: impl Iterator<Item = u64>, stop: Arc<Stop>) -> Self {
        Self {
            weights: sizes.map(|size| size.max(LEAST)).collect(),
            state: Mutex::default(),
            has_room: Condvar::new(),
            stop,
        }
    }

    /// The next text, once there is room for it; `None` at the end.
    pub(crate) fn take(&self) -> Option<usize> {
        let mut state = self.state();
        loop {
            let weight = *self.weights.get(state.next)?;
            if state.is_closed || self.stop.signal().is_some() {
                return None;
            }
            if state.in_hand.is_empty() || state.weight().saturating_add(weight) <= ROOM {
                let index = state.next;
                state.in_hand.insert(index, weight);
                state.next += 1;
                return Some(index);
            }
            state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A text that was handed out weighs more than its size, as its bytes show: comes back once there is room for it. The
    /// first of those in hand never waits, because the others come behind it.
    pub(crate) fn weigh(&self, index: usize, weight: u64) {
        let mut state = self.state();
        let known = state.in_hand.entry(index).or_default();
        *known = weight.max(*known);
        while !state.is_closed
            && state.weight() > ROOM
            && state.in_hand.first_key_value().is_some_and(|(first, _)| *first < index)
        {
            state = self.has_room.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A text is done with.
    pub(crate) fn give_back(&self, index: usize) {
        self.state().in_hand.remove(&index);
        self.has_room.notify_all();
    }

    /// No more texts are handed out.
    pub(crate) fn close(&self) {
        self.state().is_closed = true;
        self.has_room.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether somebody wants the run to end.
#[derive(Debug, Default)]
pub(crate) struct Stop {
    signal: Arc<AtomicUsize>,
}

impl Stop {
    /// Listens to Ctrl-C and to the signal to end; the second one ends at once.
    pub(crate) fn listen() -> Arc<Self> {
        #[cfg(unix)]
        use signal_hook::consts::SIGHUP;
        use signal_hook::consts::{SIGINT, SIGTERM};
        let stop = Self::default();
        let is_second = Arc::new(AtomicBool::new(false));
        let signals = [
            SIGINT,
            SIGTERM,
            #[cfg(unix)]
            SIGHUP,
        ];
        for signal in signals {
            // Without them a signal ends the program as it always does.
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&is_second));
            let _ = signal_hook::flag::register(signal, Arc::clone(&is_second));
            let number = usize::try_from(signal).unwrap_or_default();
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&stop.signal), number);
        }
        // A file that grows too large for a limit of the system is an error to report, not an end.
        #[cfg(unix)]
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
        Arc::new(stop)
    }

    /// The number of the signal that came.
    pub(crate) fn signal(&self) -> Option<u8> {
        u8::try_from(self.signal.load(Ordering::Relaxed))
            .ok()
            .filter(|signal| *signal > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_text_is_alone() {
        let queue = Queue::new([1, ROOM * 2, 1].into_iter(), Arc::default());
        assert_eq!(queue.take(), Some(0));
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| queue.take());
            std::thread::sleep(std::time::Duration::from_millis(50));
            assert!(!waiting.is_finished());
            queue.give_back(0);
            assert_eq!(waiting.join().unwrap(), Some(1));
        });
        queue.give_back(1);
        assert_eq!((queue.take(), queue.take()), (Some(2), None));
    }

    #[test]
    fn a_heavy_text_waits_until_it_is_the_first() {
        let queue = Queue::new([1, 1, 1].into_iter(), Arc::default());
        assert_eq!([queue.take(), queue.take()], [Some(0), Some(1)]);
        queue.weigh(0, ROOM);
        std::thread::scope(|scope| {
            let heavy = scope.spawn(|| queue.weigh(1, ROOM));
            std::thread::sleep(std::time::Duration::from_millis(50));
            assert!(!heavy.is_finished());
            queue.give_back(0);
            heavy.join().unwrap();
            let light = scope.spawn(|| queue.take());
            std::thread::sleep(std::time::Duration::from_millis(50));
            assert!(!light.is_finished());
            queue.give_back(1);
            assert_eq!(light.join().unwrap(), Some(2));
        });
    }

    #[test]
    fn nobody_waits_for_room_after_the_end() {
        let queue = Queue::new([1, 1].into_iter(), Arc::default());
        assert_eq!([queue.take(), queue.take()], [Some(0), Some(1)]);
        queue.weigh(0, ROOM);
        queue.close();
        queue.weigh(1, ROOM);
    }

    #[test]
    fn nothing_is_handed_out_after_the_end() {
        let queue = Queue::new([1, 1].into_iter(), Arc::default());
        queue.close();
        assert_eq!(queue.take(), None);
    }
}
