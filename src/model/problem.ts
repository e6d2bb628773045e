/** Why something could not be looked at. Each code has a row in docs/generated/problems.md. */
export type ProblemCode = keyof typeof problemCodes;

/** What each code means, and the way out. */
export const problemCodes = {
  'invalid-yaml': 'The document is not valid YAML. The other documents of the file are still scanned.',
  'invalid-json': 'The document is not valid JSON.',
  'invalid-dockerfile': 'The Dockerfile has a line that no builder accepts.',
  'duplicate-key':
    'A mapping has the same key twice. kubectl refuses it or silently keeps the last one; keep one.',
  'not-an-object': 'The document is no Kubernetes object: apiVersion and kind are needed.',
  'wrong-type': 'A field has a type that the API server would refuse; it was read as absent.',
  'limit-exceeded': 'The input is over a named limit. Nothing beyond the limit was read.',
  'invalid-encoding': 'The file is not UTF-8 text.',
  'unreadable-file': 'The file could not be read.',
  'symlink-loop': 'A symbolic link leads back to a folder that holds it.',
  'helm-missing': 'The chart was not rendered because helm is not on PATH.',
  'render-failed': 'helm or kustomize could not render this folder.',
  'remote-refused':
    'The chart or kustomization wants something from elsewhere. Allow it with --allow-remote.',
  'kustomize-missing': 'The kustomization was not rendered because neither kubectl nor kustomize is on PATH.',
  'check-failed': 'A check stopped with an error of ours. Its verdict on this object is unknown.',
  'invalid-ignore': 'An ignore comment or ignore file has an entry that cannot be read.',
  'invalid-exception': 'A RiskException cannot be honoured as written.',
  'invalid-kind': 'An object of seawall.dev has errors; the API server would refuse it.',
  'fix-refused': 'A repair was not written because the edited text would not read back as intended.',
  'missing-right': 'A right to read this is missing in the cluster; what depends on it is unknown.',
  'api-unavailable':
    'The API server lists this API but could not serve it, most often because the APIService behind it is down.',
  'unreadable-object': 'The API server sent something for an object that cannot be read.',
  'list-failed': 'The objects of this kind could not be listed to the end.',
  'snapshot-damaged': 'The snapshot is cut off or damaged; what could be read of it was read.',
} as const;

/** What could not be looked at. Never lost: a report with problems says that it is partial. */
export interface Problem {
  readonly code: ProblemCode;
  /** File, archive or object in question. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** What exactly, and what was expected. */
  readonly detail: string;
}
