import { type FieldPath, join } from '../../model/field-path.ts';
import type { Target, View } from '../target.ts';
import { type PodView, pods } from './pods.ts';
import { type ServiceView, services } from './services.ts';

/** A port as a container names it or as a Service looks for it. */
export interface PortReference {
  readonly path: FieldPath;
  /** What the port belongs to: `container "web"`. */
  readonly of: string;
  readonly value: string | number;
}

export interface PortNamesView extends View {
  readonly ports: readonly PortReference[];
}

/** The names of containers' ports, and the ports that Services send to. */
export const portNames: Target<PortNamesView> = {
  id: 'port-names',
  title: 'every pod spec and Service',
  views: (inventory) => [
    ...inventory.select(pods).map((pod) => inventory.single('port-names', pod.resource, pod, ofPod)),
    ...inventory
      .select(services)
      .map((service) => inventory.single('port-names', service.resource, service, ofService)),
  ],
};

const ofPod = ({ resource, containers }: PodView): PortNamesView => ({
  resource,
  ports: containers.flatMap(({ name, path, spec }) =>
    (spec.ports ?? []).flatMap((port, index) =>
      port.name === undefined
        ? []
        : [{ path: join(path, 'ports', index, 'name'), of: `container "${name}"`, value: port.name }],
    ),
  ),
});

const ofService = ({ resource, object: { spec } }: ServiceView): PortNamesView => ({
  resource,
  ports: (spec?.ports ?? []).flatMap(({ targetPort }, index) =>
    targetPort === undefined
      ? []
      : [
          {
            path: join('/spec/ports', index, 'targetPort'),
            of: `Service "${resource.reference.name}"`,
            value: targetPort,
          },
        ],
  ),
});
