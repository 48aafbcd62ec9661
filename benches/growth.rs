//! Throughput of `parse` at 1, 10, 100 and 1000 times the pages: where it is linear, the rows are alike.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use pressedienst_benches::{GROWTH, grown};

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    // The longest text takes a good part of a second.
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for times in GROWTH {
        let text = grown(times);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(times), &text, |bencher, text| {
            bencher.iter(|| pressedienst::parse(black_box(text)));
        });
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
