//! How fast an article is read, room by room: articles of our own, short as they are, and repeated to one and to four
//! megabytes, so that what does not grow with the text alone shows as a lower throughput.
#![allow(missing_docs, reason = "criterion's macros write functions without")]

use std::{fs, hint::black_box, time::Duration};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kroniek::{Article, BlockKind, Options, Pack, Value, digest, rooms::Rooms};

/// Blocks of the articles of a language, over and over, up to so many bytes; each round has words of its own, as long
/// texts do.
fn repeated(language: &str, size: usize) -> Article {
    let mut long = Article { published: Some("2024-07-15".to_owned()), ..Article::default() };
    let names = ["o-nl-01", "o-nl-07", "o-en-01"].into_iter().filter(|name| name.contains(language));
    let articles: Vec<Article> = names.filter_map(read).collect();
    for round in 0.. {
        for article in &articles {
            for section in article.sections() {
                if let Some(heading) = section.heading {
                    long.push(BlockKind::Heading, &heading);
                }
                for paragraph in section.paragraphs {
                    long.push(BlockKind::Paragraph, &format!("{paragraph} Rond{round}e zaak{round} van {round}."));
                }
            }
        }
        if long.text.len() >= size || articles.is_empty() {
            break;
        }
    }
    long
}

fn read(name: &str) -> Option<Article> {
    let text = fs::read_to_string(format!("tests/golden/{name}.article.json")).ok()?;
    kroniek::article(&serde_json::from_str::<Value<'_>>(&text).ok()?).ok()
}

fn rooms(criterion: &mut Criterion) {
    for language in ["nl", "en"] {
        let Some(pack) = Pack::built_in(language) else { continue };
        for size in [1_000, 1_000_000, 4_000_000] {
            let article = repeated(language, size);
            let mut group = criterion.benchmark_group(language);
            group.throughput(Throughput::Bytes(article.text.len() as u64));
            group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_millis(800));
            let mut found = Rooms::text(&article, &pack);
            let kilobytes = article.text.len() / 1000;
            group.bench_function(BenchmarkId::new("text", kilobytes), |bench| {
                bench.iter(|| Rooms::text(black_box(&article), &pack));
            });
            group.bench_function(BenchmarkId::new("time", kilobytes), |bench| bench.iter(|| found.time()));
            group.bench_function(BenchmarkId::new("actor", kilobytes), |bench| bench.iter(|| found.actor()));
            group.bench_function(BenchmarkId::new("event", kilobytes), |bench| bench.iter(|| found.event()));
            group.bench_function(BenchmarkId::new("summary", kilobytes), |bench| {
                bench.iter(|| found.summary(&Options::default()));
            });
            group.bench_function(BenchmarkId::new("digest", kilobytes), |bench| {
                bench.iter(|| digest(black_box(&article), &pack, &Options::default()));
            });
            group.finish();
        }
    }
}

criterion_group!(benches, rooms);
criterion_main!(benches);
