//! The stages of `parse`. `decode` stands alone; each of the others runs everything from the text up to its own end,
//! so that the difference of two rows is what a stage costs: `releases` less `pages` is the reading of the copy, `parse`
//! less `releases` the ordering of roles and findings.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use pressedienst::__stages as stages;
use pressedienst_benches::FIXTURES;

fn stages(criterion: &mut Criterion) {
    for (name, text) in FIXTURES {
        let mut group = criterion.benchmark_group(format!("stages/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        let mut row = |stage: &str, run: &dyn Fn(&str)| {
            group.bench_function(BenchmarkId::from_parameter(stage), |bencher| {
                bencher.iter(|| run(black_box(text)));
            });
        };
        row("decode", &|text| {
            black_box(stages::decode(text.as_bytes()));
        });
        row("lines", &|text| {
            black_box(stages::lines(text));
        });
        row("repair", &|text| {
            black_box(stages::repair(text));
        });
        row("recognise", &|text| {
            black_box(stages::recognise(text));
        });
        row("pages", &|text| {
            black_box(stages::pages(text));
        });
        row("releases", &|text| {
            black_box(stages::releases(text));
        });
        row("parse", &|text| {
            black_box(pressedienst::parse(text));
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
