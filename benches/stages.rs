//! The stages of `parse`. `decode` stands alone; each of the others runs everything from the text up to its own end,
//! so that the difference of two rows is what a stage costs: `releases` less `pages` is the reading of the copy, `parse`
//! less `releases` the ordering of roles and findings.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pressedienst_benches::{FIXTURES, Reader, STAGES};

/// All of them.
const PARSE: (&str, Reader) = ("parse", |text| {
    black_box(pressedienst::parse(text));
});

fn stages(criterion: &mut Criterion) {
    for (name, text) in FIXTURES {
        let mut group = criterion.benchmark_group(format!("stages/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        for (stage, run) in STAGES.into_iter().chain([PARSE]) {
            group.bench_function(BenchmarkId::from_parameter(stage), |bencher| {
                bencher.iter(|| run(black_box(text)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
