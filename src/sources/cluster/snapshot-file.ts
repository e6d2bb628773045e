import { SeawallError } from '../../model/error.ts';
import type { Resource } from '../../model/resource.ts';
import { writePacked } from '../../platform/snapshots/packed-file.ts';
import type { ClusterFacts } from './facts.ts';
import { prune } from './prune.ts';
import { snapshotFormat, snapshotVersion } from './snapshot-header.ts';
import { kindOf } from './snapshot-kind.ts';

export { readSnapshot } from './snapshot-reader.ts';

export interface SnapshotOptions {
  /** Hides what else is secret in an object, so that the same is found in it afterwards. Values of Secrets are never there. */
  readonly hide?: (object: Resource['object']) => Resource['object'];
}

/**
 * Writes a recording of a cluster: gzip of NDJSON, a header line and then a line an object. The values of Secrets are not in it. Throws
 * a SeawallError (`cannot-write`).
 */
export const writeSnapshot = async (
  file: string,
  facts: ClusterFacts,
  { hide = (object) => object }: SnapshotOptions = {},
): Promise<void> => {
  try {
    await writePacked(file, linesOf(facts, hide));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SeawallError('cannot-write', 'the snapshot could not be written', [`${file}: ${why}`], cause);
  }
};

/** Gathered, since packing many small pieces takes longer. */
const pieceLength = 256 * 1024;

function* linesOf(facts: ClusterFacts, hide: NonNullable<SnapshotOptions['hide']>): Iterable<string> {
  const { resources, time, server, context, missingRights, problems } = facts;
  const header = {
    format: snapshotFormat,
    version: snapshotVersion,
    time,
    server,
    context,
    objects: resources.length,
    missingRights,
    problems,
  };
  let piece = `${JSON.stringify(header)}\n`;
  for (const { object, reference } of resources) {
    // Once more, whoever put the object here: no Secret leaves with its values.
    piece += `${prune(hide(object), kindOf(reference)) ?? '{}'}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
