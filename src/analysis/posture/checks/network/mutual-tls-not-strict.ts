import { peerAuthentications } from '../../../../inventory/views/istio.ts';
import { fieldPath, join } from '../../../../model/field-path.ts';
import { set } from '../../../../model/operation.ts';
import { defineCheck } from '../../check.ts';
import { istio } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** UNSET and nothing at all take over what holds for the namespace or the mesh. */
const lax: readonly string[] = ['PERMISSIVE', 'DISABLE'];

export const mutualTlsNotStrict = defineCheck({
  id: 'mutual-tls-not-strict',
  title: 'The mesh must insist on mutual TLS',
  severity: 'medium',
  reason: 'connections without mutual TLS',
  rationale:
    'PERMISSIVE still answers plain text, from whoever connects: an intruder needs no certificate, is taken for nobody by the policies that ask for an identity, and reads what others send in the clear.',
  controls: { nsa: ['NSA-ENC-01'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: peerAuthentications,
  evaluate: ({ resource, object: { spec } }) =>
    violationsIn(
      [
        { path: fieldPath('/spec/mtls/mode'), mode: spec?.mtls?.mode, where: 'its pods' },
        ...Object.entries(spec?.portLevelMtls ?? {}).map(([port, { mode }]) => ({
          path: join('/spec/portLevelMtls', port, 'mode'),
          mode,
          where: `port ${port}`,
        })),
      ],
      ({ path, mode, where }) =>
        mode !== undefined && lax.includes(mode)
          ? { path, detail: `PeerAuthentication "${resource.reference.name}" has mode ${mode} for ${where}` }
          : undefined,
    ),
  remedy: {
    safety: 'tightening',
    words: 'Set the mode to STRICT, once every client has a sidecar.',
    operations: ({ resource }, { path }) => [set(resource.object, path, 'STRICT')],
  },
  examples: [
    {
      name: 'strict, or as the mesh has it',
      objects: istio(
        'security',
        'PeerAuthentication',
        '{ mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: UNSET } } }',
      ),
      violations: [],
    },
    {
      name: 'permissive, and off for a port',
      objects: istio(
        'security',
        'PeerAuthentication',
        '{ mtls: { mode: PERMISSIVE }, portLevelMtls: { 8080: { mode: DISABLE } } }',
      ),
      violations: ['/spec/mtls/mode', '/spec/portLevelMtls/8080/mode'],
    },
  ],
});
