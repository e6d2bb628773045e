import type { RenderedOrigin, Resource } from '../../model/resource.ts';

/** The same object, with the file that it was rendered from. */
export const rendered = (
  resource: Resource,
  from: Pick<RenderedOrigin, 'by' | 'root' | 'source' | 'inputs'>,
): Resource => {
  const { origin } = resource;
  return origin.kind === 'file'
    ? { ...resource, origin: { ...origin, kind: 'rendered', ...from } }
    : resource;
};
