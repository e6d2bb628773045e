import { isSet, type Part, value, when } from '../template/part.ts';

/** Who reaches a part's port: people and their browsers, or probes alone. */
export type Serving = 'people' | 'probes';

const folder = '/etc/seawall/api-tls';
const hasCertificate = isSet('api.tlsSecretName');

/** The server listens to others only with a certificate, or when it is told that something else protects it: here the NetworkPolicy does. */
export const tlsWords = (serving: Serving): readonly Part[] =>
  serving === 'probes'
    ? ['--insecure-listen']
    : [
        when(hasCertificate, `--tls-cert=${folder}/tls.crt`, '--insecure-listen'),
        when(hasCertificate, `--tls-key=${folder}/tls.key`),
      ];

/** How probes speak with a part. */
export const tlsScheme = (serving: Serving): Part =>
  serving === 'probes' ? 'HTTP' : when(hasCertificate, 'HTTPS', 'HTTP');

export const tlsMount = (serving: Serving): readonly Part[] =>
  serving === 'probes' ? [] : [when(hasCertificate, { name: 'api-tls', mountPath: folder, readOnly: true })];

export const tlsVolume = (serving: Serving): readonly Part[] =>
  serving === 'probes'
    ? []
    : [
        when(hasCertificate, {
          name: 'api-tls',
          secret: { secretName: value('api.tlsSecretName'), defaultMode: 0o440 },
        }),
      ];
