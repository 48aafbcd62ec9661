//! How long each reader takes for the texts of a layout.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pressedienst_peers::{READERS, groups};

fn time(criterion: &mut Criterion) {
    for (group, texts) in groups() {
        let mut bench = criterion.benchmark_group(&group);
        bench
            .sample_size(20)
            .warm_up_time(Duration::from_millis(200))
            .measurement_time(Duration::from_millis(600));
        bench.throughput(Throughput::Bytes(texts.iter().map(|text| text.text.len() as u64).sum()));
        for (name, read) in READERS {
            bench.bench_function(name, |bencher| {
                bencher.iter(|| texts.iter().for_each(|text| read(black_box(&text.text))));
            });
        }
        bench.finish();
    }
}

criterion_group!(benches, time);
criterion_main!(benches);
