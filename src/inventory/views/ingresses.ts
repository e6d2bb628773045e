import { type FieldPath, fieldPath, join } from '../../model/field-path.ts';
import { any, list, number, object, type Shaped, scalar, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

/** Of networking.k8s.io/v1, and the form of the versions before it. */
const backend = object({
  service: object({ name: string, port: object({ name: string, number }) }),
  resource: any,
  serviceName: string,
  servicePort: scalar,
});

type Backend = Shaped<typeof backend>;

/** Ingresses of every version that was ever served. */
export const ingresses = kindTarget(
  'ingresses',
  'Ingresses',
  ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  {
    spec: object({
      ingressClassName: string,
      defaultBackend: backend,
      backend,
      tls: list(object({ hosts: list(string), secretName: string })),
      rules: list(
        object({
          host: string,
          http: object({ paths: list(object({ path: string, pathType: string, backend })) }),
        }),
      ),
    }),
  },
);

export type IngressView = ReturnType<typeof ingresses.views>[number];

/** A Service that an Ingress sends to. */
export interface IngressBackend {
  readonly path: FieldPath;
  readonly service: string;
  /** By number or by name; `undefined` where the manifest says neither. */
  readonly port: number | string | undefined;
}

const read = (one: Backend | undefined, path: FieldPath): readonly IngressBackend[] => {
  const service = one?.service?.name ?? one?.serviceName;
  if (service === undefined) return [];
  const { name, number: port } = one?.service?.port ?? {};
  return [{ path, service, port: name || port || one?.servicePort }];
};

/** The Services of an Ingress; backends of other kinds are left out. */
export const backendsOf = ({ object: { spec } }: IngressView): readonly IngressBackend[] => [
  ...read(spec?.defaultBackend, fieldPath('/spec/defaultBackend')),
  ...read(spec?.backend, fieldPath('/spec/backend')),
  ...(spec?.rules ?? []).flatMap((rule, index) =>
    (rule.http?.paths ?? []).flatMap((one, at) =>
      read(one.backend, join('/spec/rules', index, 'http', 'paths', at, 'backend')),
    ),
  ),
];

/** The controller that the Ingress is for; the annotation is the form before the field. */
export const classOf = ({ object: { spec, metadata } }: IngressView): string | undefined =>
  spec?.ingressClassName ?? metadata?.annotations?.['kubernetes.io/ingress.class'];
