// The engine's module of the bench, begun as the loader begins the widget's.

import { begin, imports } from "/kroniek_bench.js";

export const start = async () => begin((await WebAssembly.instantiateStreaming(fetch("/kroniek_bench_bg.wasm"), imports())).instance);
