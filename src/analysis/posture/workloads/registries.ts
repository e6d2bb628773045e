import { type ImageReference, imageNameOf } from '../../../model/image-reference.ts';

/**
 * Whether an image comes from a place: a registry (`ghcr.io`), a folder of one (`ghcr.io/acme`), or all subdomains of a domain
 * (`*.acme.example`). Folders end where a path's part ends: `ghcr.io/acme` does not cover `ghcr.io/acme-evil`.
 */
export const comesFrom = (reference: ImageReference, place: string): boolean => {
  const name = `${imageNameOf(reference)}/`;
  const folder = place.endsWith('/') ? place : `${place}/`;
  if (!folder.startsWith('*.')) return name.startsWith(folder);
  const host = folder.slice(1, folder.indexOf('/'));
  const path = folder.slice(folder.indexOf('/') + 1);
  return reference.registry.endsWith(host) && `${reference.repository}/`.startsWith(path);
};

/** The first of the places that an image comes from. */
export const placeOf = (reference: ImageReference, places: readonly string[]): string | undefined =>
  places.find((place) => comesFrom(reference, place));
