// A module of the bench, begun as the loader begins a widget's: of the engine as an article page loads it (`kroniek_bench`), or as
// a page with files does (`kroniek_bench_files`).

export const engine = async (name) => {
  const { begin, imports, Bench } = await import(`/${name}.js`);
  begin((await WebAssembly.instantiateStreaming(fetch(`/${name}_bg.wasm`), imports())).instance);
  return Bench;
};
