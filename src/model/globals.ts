/** The web-standard globals that the pure floors may use; Node.js and browsers both have them. */
declare global {
  var TextEncoder: {
    new (): {
      encode(text: string): Uint8Array;
      encodeInto(text: string, into: Uint8Array): { readonly written: number };
    };
  };
}

export {};
