//! Throughput of `parse` in every layout of the registry: the longest fixture of each, recognised and read.

#![allow(clippy::panic, reason = "a bench that has no text has failed")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pressedienst::Layout;

/// The longest text among the fixtures of a layout.
fn longest(layout: Layout) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fixtures")
        .join(layout.as_str());
    let texts = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .filter_map(|path| fs::read_to_string(path).ok());
    texts
        .max_by_key(String::len)
        .unwrap_or_else(|| panic!("no text in {}", folder.display()))
}

fn layouts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layouts");
    for &layout in Layout::ALL {
        let text = longest(layout);
        assert_eq!(pressedienst::parse(&text).layout(), Some(layout));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(layout.as_str()), &text, |bencher, text| {
            bencher.iter(|| pressedienst::parse(black_box(text)));
        });
    }
    group.finish();
}

criterion_group!(benches, layouts);
criterion_main!(benches);
