import { list, object, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** The file of `--egress-selector-config-file`. (apiserver.k8s.io/v1beta1, EgressSelectorConfiguration) */
export const egressSelectors = kindTarget(
  'egress-selectors',
  'every EgressSelectorConfiguration of API servers',
  ['apiserver.k8s.io/EgressSelectorConfiguration'],
  {
    egressSelections: list(
      object({
        name: string,
        connection: object({
          proxyProtocol: string,
          transport: object({
            tcp: object({
              url: string,
              tlsConfig: object({ caBundle: string, clientCert: string, clientKey: string }),
            }),
            uds: object({ udsName: string }),
          }),
        }),
      }),
    ),
  },
);

export type EgressSelectorView = ReturnType<typeof egressSelectors.views>[number];
