//! An allocator that counts. It stands in programs of its own, so that counting costs the others nothing.

#![allow(unsafe_code, reason = "an allocator cannot be counted without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted.
#[derive(Debug)]
#[expect(clippy::exhaustive_structs, reason = "each program makes its own")]
pub struct Counting;

impl Counting {
    fn taken(size: usize) {
        ALLOCATIONS.fetch_add(1, Relaxed);
        PEAK.fetch_max(LIVE.fetch_add(size, Relaxed) + size, Relaxed);
    }
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::taken(layout.size());
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The old block may live until the new one is filled.
        Self::taken(size);
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(block, layout, size) }
    }
}

/// What something took of the heap.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Heap {
    /// The most bytes that lived at once beside what lived before.
    pub peak: usize,
    /// The bytes that its result keeps.
    pub kept: usize,
    /// How often memory was asked for.
    pub allocations: usize,
}

/// What `read` takes of the heap, if [`Counting`] is the program's allocator.
pub fn heap_of<T>(read: impl Fn() -> T) -> Heap {
    // What the first time sets up once (regexes) does not count.
    drop(black_box(read()));
    let (before, allocations) = (LIVE.load(Relaxed), ALLOCATIONS.load(Relaxed));
    PEAK.store(before, Relaxed);
    let result = black_box(read());
    let heap = Heap {
        peak: PEAK.load(Relaxed) - before,
        kept: LIVE.load(Relaxed) - before,
        allocations: ALLOCATIONS.load(Relaxed) - allocations,
    };
    drop(result);
    heap
}
