import { clientTls } from '../../../../inventory/views/client-tls.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

export const destinationRuleTlsUnverified = defineCheck({
  id: 'destination-rule-tls-unverified',
  title: 'Destination rules of the mesh must verify certificates',
  severity: 'medium',
  reason: 'certificates are not verified',
  rationale:
    'Any certificate will do, so that whoever gets between the two sides shows one of his own, reads everything and passes it on.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1557'] },
  sources: ['malicious-actor'],
  target: clientTls,
  evaluate: ({ host, settings }) =>
    violationsIn(settings, ({ insecureSkipVerify, path }) =>
      insecureSkipVerify
        ? {
            path: join(path, 'insecureSkipVerify'),
            detail: `connections to "${host}" have tls.insecureSkipVerify=true`,
          }
        : undefined,
    ),
  remedy: {
    safety: 'tightening',
    words: 'Remove insecureSkipVerify; name the authority in caCertificates where it is one of your own.',
    operations: (_view, { path }) => [{ op: 'remove', path }],
  },
  examples: [
    {
      name: 'verified',
      objects: istio(
        'networking',
        'DestinationRule',
        '{ host: api, trafficPolicy: { tls: { mode: SIMPLE } } }',
      ),
      violations: [],
    },
    {
      name: 'not verified',
      objects: istio(
        'networking',
        'DestinationRule',
        '{ host: api, trafficPolicy: { tls: { mode: SIMPLE, insecureSkipVerify: true } } }',
      ),
      violations: ['/spec/trafficPolicy/tls/insecureSkipVerify'],
    },
  ],
});
