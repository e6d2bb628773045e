import type { Acceptor } from '../../decision/exceptions/accept.ts';
import type { FrameworkId } from '../../model/control.ts';
import { valueAt } from '../../model/field-path.ts';
import type { Finding } from '../../model/finding.ts';
import type { Resource } from '../../model/resource.ts';

/** Other tools whose ignores can be honoured, by the word after --honour. */
export const honourable = ['trivyignore', 'kube-linter', 'kubescape'] as const;
export type Honoured = (typeof honourable)[number];

type Annotations = Readonly<Record<string, unknown>>;

const annotationsOf = (resource: Resource): Annotations => {
  const value = valueAt(resource.object, '/metadata/annotations');
  return typeof value === 'object' && value !== null ? (value as Annotations) : {};
};

const refersTo = (finding: Finding, framework: FrameworkId, id: string): boolean =>
  (finding.controls[framework] ?? []).some((one) => one.toLowerCase() === id.toLowerCase());

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `ignore-check.kube-linter.io/CHECK: reason` and `kube-linter.io/ignore-all: reason` on the object itself. */
const ignoreCheck = 'ignore-check.kube-linter.io/';
const kubeLinter = (resource: Resource): readonly Acceptor[] =>
  Object.entries(annotationsOf(resource)).flatMap(([key, value]): readonly Acceptor[] => {
    const isAll = key === 'kube-linter.io/ignore-all';
    if (!isAll && !key.startsWith(ignoreCheck)) return [];
    const id = key.slice(ignoreCheck.length);
    return [
      {
        by: 'annotation',
        source: key,
        reason: textOf(value) || 'none given',
        accepts: (finding) =>
          finding.resource === resource &&
          (isAll ? (finding.controls['kube-linter']?.length ?? 0) > 0 : refersTo(finding, 'kube-linter', id)),
      },
    ];
  });

/** `kubescape.io/skip-controls: "C-0016,C-0017"` with `skip-reason` and `skip-expiry`. */
const kubescape = (resource: Resource): readonly Acceptor[] => {
  const annotations = annotationsOf(resource);
  const ids = textOf(annotations['kubescape.io/skip-controls'])
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) return [];
  const expires = textOf(annotations['kubescape.io/skip-expiry']);
  return [
    {
      by: 'annotation',
      source: 'kubescape.io/skip-controls',
      reason: textOf(annotations['kubescape.io/skip-reason']) || 'none given',
      ...(expires === '' ? {} : { expires }),
      accepts: (finding) =>
        finding.resource === resource && ids.some((id) => refersTo(finding, 'kubescape', id)),
    },
  ];
};

/** Lines of a `.trivyignore`: an id a line, `exp:2027-01-31` behind it, `#` begins a comment. */
export const trivyignore = (text: string, file: string): readonly Acceptor[] =>
  text.split('\n').flatMap((line, index): readonly Acceptor[] => {
    const [id = '', ...rest] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (id === '') return [];
    const expires = rest.find((word) => word.startsWith('exp:'))?.slice('exp:'.length);
    const short = shortId(id);
    return [
      {
        by: 'ignore-file',
        source: `${file}:${index + 1}`,
        reason: 'none given',
        ...(expires === undefined ? {} : { expires }),
        accepts: (finding) => (finding.controls.trivy ?? []).some((one) => shortId(one) === short),
      },
    ];
  });

/** Trivy's ids have had several spellings: AVD-KSV-0012, KSV-0012, KSV012. */
const shortId = (id: string): string =>
  id
    .toUpperCase()
    .replace(/^AVD-/, '')
    .replace(/^([A-Z]+)-?0*(\d+)$/, '$1$2');

/** The annotations of other tools on the objects. */
export const annotationAcceptors = (
  resources: readonly Resource[],
  honoured: readonly Honoured[],
): readonly Acceptor[] =>
  resources.flatMap((resource) => [
    ...(honoured.includes('kube-linter') ? kubeLinter(resource) : []),
    ...(honoured.includes('kubescape') ? kubescape(resource) : []),
  ]);
