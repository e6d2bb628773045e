import type { Library } from './library.ts';

/** The parts of a URL, as Go's net/url names them. */
class Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, host: string, path: string, query: string) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }
}

/** The URL library. */
export const urls: Library = (environment) => {
  environment
    .registerType('kubernetes.URL', { ctor: Url, fields: {} })
    .registerFunction('url(string): kubernetes.URL', (text: string) => {
      const url = parseUrl(text);
      if (url === undefined) throw new Error('the text is no URL');
      return url;
    })
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction('kubernetes.URL.getScheme(): string', ({ scheme }: Url) => scheme)
    .registerFunction('kubernetes.URL.getHost(): string', ({ host }: Url) => host)
    .registerFunction('kubernetes.URL.getHostname(): string', ({ host }: Url) => splitHost(host).name)
    .registerFunction('kubernetes.URL.getPort(): string', ({ host }: Url) => splitHost(host).port)
    .registerFunction('kubernetes.URL.getEscapedPath(): string', ({ path }: Url) => path)
    .registerFunction('kubernetes.URL.getQuery(): map<string, list<string>>', ({ query }: Url) =>
      valuesOf(query),
    );
};

/** Longer ones are no URL that any program reads. */
const longest = 8_192;

const form = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?$/;

/** An absolute URI or an absolute path. (net/url, ParseRequestURI) */
const parseUrl = (text: string): Url | undefined => {
  if (text.length > longest || /[\s\u0000-\u001f]/.test(text)) return undefined;
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  if (scheme === '' && !text.startsWith('/')) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const { name, port } = splitHost(host);
  if (!/^\d*$/.test(port) || /[[\]<>"{}|\\^`]/.test(name.replace(/^\[.*\]$/, ''))) return undefined;
  return /%(?![0-9a-fA-F]{2})/.test(path) ? undefined : new Url(scheme.toLowerCase(), host, path, query);
};

/** `[::1]:80` has the name `::1`. */
const splitHost = (host: string): { readonly name: string; readonly port: string } => {
  const bracket = host.startsWith('[') ? host.indexOf(']') : -1;
  if (bracket > 0) return { name: host.slice(1, bracket), port: host.slice(bracket + 2) };
  const colon = host.lastIndexOf(':');
  return colon < 0 ? { name: host, port: '' } : { name: host.slice(0, colon), port: host.slice(colon + 1) };
};

const valuesOf = (query: string): ReadonlyMap<string, readonly string[]> => {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    values.set(name, [...(values.get(name) ?? []), decoded(equals < 0 ? '' : pair.slice(equals + 1))]);
  }
  return values;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};
