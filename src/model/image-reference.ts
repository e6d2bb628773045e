/** An image reference taken apart: `registry/repository:tag@digest`. */
export interface ImageReference {
  /** Host with its port: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Path below the registry: `library/nginx`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…`. It alone decides which image runs; a tag beside it is only read by people. */
  readonly digest?: string;
  /** Whether the text names the registry itself; without it the node's runtime picks one, by custom Docker Hub. */
  readonly isQualified: boolean;
}

/** Longest name, registry included, that the reference grammar permits. (distribution/reference, RepositoryNameTotalLengthMax) */
const longestName = 255;

const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const host = /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.|$))+$/;
const address = /^\[[a-fA-F0-9:]+\]$/;
const portNumber = /^[0-9]+$/;
const tagName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const hexOnly = /^[a-f0-9]{64}$/;
/** The lengths that the registered algorithms have. (OCI image-spec, descriptor.md, "Registered algorithms") */
const digestForms: readonly RegExp[] = [
  /^sha256:[a-f0-9]{64}$/,
  /^sha384:[a-f0-9]{96}$/,
  /^sha512:[a-f0-9]{128}$/,
];

const isRegistry = (text: string): boolean => {
  const port = text.lastIndexOf(':');
  const hasPort = port > text.lastIndexOf(']');
  const name = hasPort ? text.slice(0, port) : text;
  if (hasPort && !portNumber.test(text.slice(port + 1))) return false;
  return address.test(name) || (host.test(name) && !name.endsWith('.'));
};

/** The first part is a registry when no repository could be written so: it has a dot, a colon or a capital, or is `localhost`. */
const looksLikeRegistry = (part: string): boolean =>
  part === 'localhost' || part.includes('.') || part.includes(':') || part !== part.toLowerCase();

/** Docker Hub under its own name, with the folder of its official images filled in. */
const normalize = (registry: string, path: string): { readonly registry: string; readonly path: string } => {
  if (registry !== 'docker.io' && registry !== 'index.docker.io') return { registry, path };
  return { registry: 'docker.io', path: path.includes('/') ? path : `library/${path}` };
};

/**
 * Reads an image reference as container runtimes do (distribution/reference, ParseNormalizedNamed). `undefined` when the kubelet would
 * refuse it with InvalidImageName.
 */
export const parseImageReference = (text: string): ImageReference | undefined => {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !digestForms.some((form) => form.test(digest))) return undefined;

  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !tagName.test(tag)) return undefined;

  const name = hasTag ? named.slice(0, colon) : named;
  if (hexOnly.test(name)) return undefined;
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(0, slash));
  const isQualified = slash >= 0 && looksLikeRegistry(first);
  const { registry, path } = normalize(
    isQualified ? first : 'docker.io',
    isQualified ? name.slice(slash + 1) : name,
  );
  if (registry.length + 1 + path.length > longestName || !isRegistry(registry)) return undefined;
  if (!path.split('/').every((part) => component.test(part))) return undefined;
  return {
    registry,
    repository: path,
    isQualified,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
};

/** Registry and repository: `docker.io/library/nginx`. */
export const imageNameOf = (reference: ImageReference): string =>
  `${reference.registry}/${reference.repository}`;
