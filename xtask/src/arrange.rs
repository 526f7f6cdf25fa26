//! Puts functions that are alike beside each other: brotli writes a repetition shorter the nearer it is.
//!
//! A chain, greedily: the next function is the one that shares most with the last few, for its length. Likeness is the number
//! of five-byte sequences in common, each by how rare it is.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Calls of functions below this number take one byte; `wasm-opt` has put the most called there, where they stay.
const SHORT: usize = 128;
/// How many functions back the next one is compared.
const LAST: usize = 4;
/// What makes functions of a few bytes wait for one that they are like.
const SLACK: u64 = 100;
/// A sequence in more functions than this says nothing.
const COMMON: usize = 200;

/// The module with its functions in such an order.
pub(crate) fn arrange(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imports, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload.context("the module is no wasm")? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports += usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies, SHORT.saturating_sub(imports).min(bodies.len()));
    let mut numbers: Vec<usize> = (0..imports + order.len()).collect();
    for (new, &old) in order.iter().enumerate() {
        numbers[imports + old] = imports + new;
    }
    let mut arranged = Module::new();
    Arranged { order, numbers }
        .parse_core_module(&mut arranged, Parser::new(0), module)
        .map_err(|error| anyhow!("the module cannot be written again: {error}"))?;
    Ok(arranged.finish())
}

/// The order of the bodies: the first `kept` as they are, the rest by likeness.
fn chain(bodies: &[&[u8]], kept: usize) -> Vec<usize> {
    let sequences: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(5).collect()).collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (body, sequence) in sequences.iter().enumerate().flat_map(|(body, of)| of.iter().map(move |s| (body, *s))) {
        holders.entry(sequence).or_default().push(body);
    }
    holders.retain(|_, bodies| (2..=COMMON).contains(&bodies.len()));
    let mut order: Vec<usize> = (0..kept).collect();
    let mut left: BTreeSet<usize> = (kept..bodies.len()).collect();
    while let Some(&first) = left.first() {
        let mut likeness: BTreeMap<usize, u64> = BTreeMap::new();
        for (back, &body) in order.iter().skip(kept).rev().take(LAST).enumerate() {
            for sequence in &sequences[body] {
                let Some(holders) = holders.get(sequence) else { continue };
                let rare = u64::from((bodies.len() / holders.len()).ilog2()) * 12 / (back as u64 + 2);
                for other in holders.iter().filter(|other| left.contains(other)) {
                    *likeness.entry(*other).or_default() += rare;
                }
            }
        }
        // By the same measure: the longest begins.
        let share = |(body, like): (&usize, &u64)| like * 1_000_000 / (SLACK + sequences[*body].len() as u64);
        let alike = likeness.iter().max_by_key(|(body, like)| (share((body, like)), std::cmp::Reverse(**body)));
        let longest = || left.iter().copied().max_by_key(|body| (bodies[*body].len(), std::cmp::Reverse(*body)));
        let next = alike.map(|(body, _)| *body).or_else(longest).unwrap_or(first);
        left.remove(&next);
        order.push(next);
    }
    order
}

/// Writes a module with other numbers for its functions.
struct Arranged {
    /// The old place of each body.
    order: Vec<usize>,
    /// The new number of each function, the imported ones first.
    numbers: Vec<usize>,
}

impl Reencode for Arranged {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.numbers.get(function as usize).map_or(function, |new| *new as u32))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        let types: Vec<u32> = self.order.iter().filter_map(|&old| types.get(old).copied()).collect();
        types.into_iter().try_for_each(|kind| self.type_index(kind).map(|kind| _ = functions.function(kind)))
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let mut bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        bodies = self.order.iter().filter_map(|&old| bodies.get(old).cloned()).collect();
        bodies.into_iter().try_for_each(|body| self.parse_function_body(code, body))
    }
}
