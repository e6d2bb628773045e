import type { FieldPath } from '../../model/field-path.ts';
import { fieldPath } from '../../model/field-path.ts';
import type { Resource } from '../../model/resource.ts';
import { any, list, object, string } from '../../model/shape.ts';
import type { Target } from '../target.ts';
import { kindTarget } from './kind.ts';

/** Values for a Helm chart, written in an object that a controller installs it by. */
export interface HelmValuesView {
  readonly resource: Resource;
  /** Of the values in the object. */
  readonly path: FieldPath;
  /** YAML as text, or already parsed. */
  readonly values:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'tree'; readonly tree: unknown };
}

const fluxReleases = kindTarget(
  'flux-helm-releases',
  'HelmReleases',
  ['helm.toolkit.fluxcd.io/HelmRelease'],
  { spec: object({ values: any }) },
);

const k3sCharts = kindTarget(
  'k3s-helm-charts',
  'HelmCharts',
  ['helm.cattle.io/HelmChart', 'helm.cattle.io/HelmChartConfig'],
  { spec: object({ valuesContent: string, set: any }) },
);

const argoHelm = object({
  values: string,
  valuesObject: any,
  parameters: list(object({ name: string, value: string })),
});

const argoApplications = kindTarget('argo-applications', 'Applications', ['argoproj.io/Application'], {
  spec: object({ source: object({ helm: argoHelm }), sources: list(object({ helm: argoHelm })) }),
});

const text = (resource: Resource, path: string, value: string | undefined): readonly HelmValuesView[] =>
  value === undefined ? [] : [{ resource, path: fieldPath(path), values: { kind: 'text', text: value } }];

const tree = (resource: Resource, path: string, value: unknown): readonly HelmValuesView[] =>
  value === undefined ? [] : [{ resource, path: fieldPath(path), values: { kind: 'tree', tree: value } }];

/**
 * Helm values in the objects of Flux, Argo CD and K3s, and those of charts: a values file is taken in as an object of kind
 * `HelmValues` (apiVersion `helm`) whose fields are the values.
 */
export const helmValues: Target<HelmValuesView> = {
  id: 'helm-values',
  title: 'Helm values, in the files of charts and in HelmReleases, Applications and HelmCharts',
  views: (inventory) => [
    ...inventory.ofKind('', 'HelmValues').flatMap((resource) => tree(resource, '', resource.object)),
    ...inventory
      .select(fluxReleases)
      .flatMap(({ resource, object: { spec } }) => tree(resource, '/spec/values', spec?.values)),
    ...inventory
      .select(k3sCharts)
      .flatMap(({ resource, object: { spec } }) => [
        ...text(resource, '/spec/valuesContent', spec?.valuesContent),
        ...tree(resource, '/spec/set', spec?.set),
      ]),
    ...inventory
      .select(argoApplications)
      .flatMap(({ resource, object: { spec } }) =>
        [
          { path: '/spec/source/helm', helm: spec?.source?.helm },
          ...(spec?.sources ?? []).map(({ helm }, index) => ({ path: `/spec/sources/${index}/helm`, helm })),
        ].flatMap(({ path, helm }) => [
          ...text(resource, `${path}/values`, helm?.values),
          ...tree(resource, `${path}/valuesObject`, helm?.valuesObject),
          ...tree(resource, `${path}/parameters`, helm?.parameters),
        ]),
      ),
  ],
};
