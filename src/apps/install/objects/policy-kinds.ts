import { customResourceDefinitionOf } from '../../../model/kinds/custom-resource-definition.ts';
import { kinds } from '../../../model/kinds/kinds.ts';
import type { Manifest, Members } from '../template/part.ts';
import { kept, labels } from './labels.ts';

/** The CRDs. They are templates and not in Helm's folder crds/, which is never upgraded; and they are kept, since with them all policies would go. */
export const policyKinds: readonly Manifest[] = kinds.map((kind) => {
  const { apiVersion, kind: crd, metadata, spec } = customResourceDefinitionOf(kind) as Members;
  return {
    file: `crds/${kind.plural}.yaml`,
    object: {
      apiVersion: apiVersion ?? '',
      kind: crd ?? '',
      metadata: { ...(metadata as Members), labels: labels('policy'), annotations: kept },
      spec: spec ?? {},
    },
  };
});
