import type { Inventory } from '../../../inventory/inventory.ts';
import { serviceNamed, servicesIn } from '../../../inventory/views/services.ts';
import type { FieldPath } from '../../../model/field-path.ts';
import type { Violation } from '../check.ts';

/** A Service as a backend names it. */
export interface ServiceReference {
  readonly path: FieldPath;
  readonly namespace: string;
  readonly name: string;
  /** By number or by name; `undefined` where nothing is said. */
  readonly port: number | string | undefined;
}

/** A Service, or a port of it, that a backend names and that is not among the objects read. It weighs little where no Service of the namespace is. */
export const missingService = (
  inventory: Inventory,
  { path, namespace, name, port }: ServiceReference,
): Violation | undefined => {
  const service = serviceNamed(inventory, namespace, name);
  if (service === undefined)
    return {
      path,
      detail: `Service "${name}" of namespace "${namespace}" is not among the objects read`,
      ...(servicesIn(inventory, namespace).length === 0 ? { severity: 'info' } : {}),
    };
  const ports = service.object.spec?.ports ?? [];
  // An ExternalName needs no ports, and a headless Service may leave them out.
  if (port === undefined || ports.length === 0) return undefined;
  if (ports.some((one) => one.name === port || String(one.port) === String(port))) return undefined;
  return { path, detail: `Service "${name}" has no port ${typeof port === 'number' ? port : `"${port}"`}` };
};
