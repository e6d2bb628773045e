import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import type { Target, View } from '../target.ts';
import { destinationRules } from './istio.ts';

/** How a caller in the mesh connects to a host: for the host, one of its ports, or a subset of its pods. */
export interface ClientTls {
  readonly path: FieldPath;
  readonly mode: string | undefined;
  readonly insecureSkipVerify: boolean;
}

export interface ClientTlsView extends View {
  readonly host: string;
  readonly settings: readonly ClientTls[];
}

type Rule = ReturnType<typeof destinationRules.views>[number];
type Spec = NonNullable<Rule['object']['spec']>;

const read = (policy: Spec['trafficPolicy'], path: FieldPath): readonly ClientTls[] =>
  [
    { tls: policy?.tls, at: join(path, 'tls') },
    ...(policy?.portLevelSettings ?? []).map(({ tls }, index) => ({
      tls,
      at: join(path, 'portLevelSettings', index, 'tls'),
    })),
  ].flatMap(({ tls, at }) =>
    tls === undefined
      ? []
      : [{ path: at, mode: tls.mode, insecureSkipVerify: tls.insecureSkipVerify === true }],
  );

/** The TLS settings of every DestinationRule, wherever in it they are. */
export const clientTls: Target<ClientTlsView> = {
  id: 'client-tls',
  title: "the TLS settings of Istio's DestinationRules",
  views: (inventory) =>
    inventory.select(destinationRules).map(({ resource, object: { spec } }) => ({
      resource,
      host: spec?.host ?? '',
      settings: [
        ...read(spec?.trafficPolicy, fieldPath('/spec/trafficPolicy')),
        ...(spec?.subsets ?? []).flatMap(({ trafficPolicy }, index) =>
          read(trafficPolicy, join('/spec/subsets', index, 'trafficPolicy')),
        ),
      ],
    })),
};
