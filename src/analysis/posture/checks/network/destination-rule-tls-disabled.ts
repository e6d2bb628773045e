import { clientTls } from '../../../../inventory/views/client-tls.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

export const destinationRuleTlsDisabled = defineCheck({
  id: 'destination-rule-tls-disabled',
  title: 'Destination rules of the mesh must not switch TLS off',
  severity: 'medium',
  reason: 'TLS is switched off',
  rationale:
    'Callers send plain text to this host although both sides could encrypt: it is read and changed on its way, and the other side cannot tell who calls.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: clientTls,
  evaluate: ({ host, settings }) =>
    violationsIn(settings, ({ mode, path }) =>
      mode === 'DISABLE'
        ? { path: join(path, 'mode'), detail: `connections to "${host}" have tls.mode DISABLE` }
        : undefined,
    ),
  remedy: {
    safety: 'choice',
    words: 'Use ISTIO_MUTUAL for hosts of the mesh and SIMPLE for others, once the other side speaks TLS.',
  },
  examples: [
    {
      name: 'mutual TLS of the mesh',
      objects: istio(
        'networking',
        'DestinationRule',
        '{ host: api, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }',
      ),
      violations: [],
    },
    {
      name: 'off for a host, a port and a subset',
      objects: istio(
        'networking',
        'DestinationRule',
        '{ host: api, trafficPolicy: { tls: { mode: DISABLE }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] }, subsets: [{ name: old, trafficPolicy: { tls: { mode: DISABLE } } }] }',
      ),
      violations: [
        '/spec/trafficPolicy/tls/mode',
        '/spec/trafficPolicy/portLevelSettings/0/tls/mode',
        '/spec/subsets/0/trafficPolicy/tls/mode',
      ],
    },
  ],
});
