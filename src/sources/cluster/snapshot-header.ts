import { type ProblemCode, problemCodes } from '../../model/problem.ts';
import { conform, list, number, object, type Shaped, string } from '../../model/shape.ts';
import type { AnonymousAnswer, ClusterFacts, MissingRight, ServerFacts } from './facts.ts';

export const snapshotFormat = 'seawall-snapshot';

/** Raised when an older Seawall could no longer read the file aright. New members alone do not. */
export const snapshotVersion = 1;

const shape = object({
  format: string,
  version: number,
  time: string,
  context: string,
  objects: number,
  server: object({
    version: string,
    platform: string,
    groups: list(string),
    anonymous: object({ version: string, api: string }),
  }),
  missingRights: list(
    object({ group: string, resource: string, kind: string, verb: string, namespace: string }),
  ),
  problems: list(object({ code: string, file: string, detail: string })),
});

export interface SnapshotHeader extends Omit<ClusterFacts, 'resources'> {
  /** How many the file should have. */
  readonly objects: number;
}

/** The header of a snapshot, or in words why the line is none. */
export const parseHeader = (line: string): SnapshotHeader | string => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'its first line is no JSON';
  }
  const header = conform(shape, value, []);
  if (header?.format !== snapshotFormat) return `its first line is no header of the format ${snapshotFormat}`;
  const { version = 0 } = header;
  if (version > snapshotVersion)
    return `it has version ${version}, and this Seawall reads up to ${snapshotVersion}: use a newer one`;
  return {
    time: header.time ?? '',
    context: header.context ?? '',
    objects: header.objects ?? 0,
    server: serverOf(header.server ?? {}),
    missingRights: (header.missingRights ?? []).flatMap(rightOf),
    problems: (header.problems ?? []).map(({ code = '', file = '', detail = '' }) => ({
      code: isCode(code) ? code : 'list-failed',
      file,
      detail,
    })),
  };
};

type Server = NonNullable<Shaped<typeof shape>['server']>;

const serverOf = ({ version = '', platform = '', groups, anonymous }: Server): ServerFacts => ({
  version,
  platform,
  ...(groups === undefined ? {} : { groups }),
  ...(anonymous === undefined
    ? {}
    : { anonymous: { version: answerOf(anonymous.version), api: answerOf(anonymous.api) } }),
});

const answerOf = (text: string | undefined): AnonymousAnswer =>
  text === 'answered' || text === 'forbidden' || text === 'refused' ? text : 'unknown';

type Right = NonNullable<Shaped<typeof shape>['missingRights']>[number];

const rightOf = ({
  group = '',
  resource = '',
  kind = '',
  verb,
  namespace,
}: Right): readonly MissingRight[] =>
  verb === 'list' || verb === 'watch' || verb === 'get'
    ? [{ group, resource, kind, verb, ...(namespace === undefined ? {} : { namespace }) }]
    : [];

const isCode = (code: string): code is ProblemCode => Object.hasOwn(problemCodes, code);
