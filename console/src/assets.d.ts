declare module '*.svg' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: that is how Vite hands out a file's address
  export default url;
}
