//! Throughput of `parse` on short, long and wrapped releases.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pressedienst_benches::FIXTURES;

fn throughput(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, text) in FIXTURES {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |bencher, text| {
            bencher.iter(|| pressedienst::parse(black_box(text)));
        });
    }
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
