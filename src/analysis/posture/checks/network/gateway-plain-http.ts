import type { Inventory } from '../../../../inventory/inventory.ts';
import {
  attachesTo,
  type GatewayView,
  gateways,
  type Listener,
  type RouteView,
  routesOf,
} from '../../../../inventory/views/gateways.ts';
import { join } from '../../../../model/field-path.ts';
import { defineCheck, type Violation } from '../../check.ts';
import { documents, gateway, httpRoute } from '../../network/example-objects.ts';
import { violationsIn } from '../../violations.ts';

/** Every rule sends the browser on to TLS. */
const redirects = ({ object: { spec } }: RouteView): boolean => {
  const rules = spec?.rules ?? [];
  return (
    rules.length > 0 &&
    rules.every(({ filters }) =>
      filters?.some(
        ({ type, requestRedirect }) => type === 'RequestRedirect' && requestRedirect?.scheme === 'https',
      ),
    )
  );
};

const violation = (
  view: GatewayView,
  listener: Listener,
  index: number,
  inventory: Inventory,
): Violation | undefined => {
  if (listener.protocol !== 'HTTP') return undefined;
  const attached = routesOf(inventory, view).filter(({ parent }) => attachesTo(parent, listener));
  const answering = attached.find(({ route }) => !redirects(route))?.route;
  if (attached.length > 0 && answering === undefined) return undefined;
  const { name } = view.resource.reference;
  const { reference } = answering?.resource ?? {};
  return {
    path: join('/spec/listeners', index, 'protocol'),
    detail:
      reference === undefined
        ? `Gateway "${name}" has listener "${listener.name}" for plain HTTP, and no route was read that redirects it`
        : `Gateway "${name}" has listener "${listener.name}" for plain HTTP, which ${reference.kind} "${reference.name}" answers`,
    ...(reference === undefined ? { severity: 'low' } : { because: [`${reference.kind} ${reference.name}`] }),
  };
};

const http = '{ name: http, port: 80, protocol: HTTP }';
const https = '{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: web }] } }';
const redirect =
  '{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, statusCode: 301 } }] }';

export const gatewayPlainHttp = defineCheck({
  id: 'gateway-plain-http',
  title: 'Gateways must redirect plain HTTP',
  severity: 'medium',
  reason: 'Gateway answers plain HTTP',
  rationale:
    'Whoever is on the way between user and cluster reads passwords and sessions, and changes what is sent in both directions.',
  controls: { nsa: ['NSA-NET-10'], attack: ['T1040', 'T1557'] },
  sources: ['malicious-actor'],
  target: gateways,
  evaluate: (view, { inventory }) =>
    violationsIn(view.object.spec?.listeners, (listener, index) =>
      violation(view, listener, index, inventory),
    ),
  remedy: {
    safety: 'choice',
    words:
      'Add a listener of protocol HTTPS, and let one route with a RequestRedirect to https answer plain HTTP.',
  },
  examples: [
    { name: 'TLS', objects: gateway(https), violations: [] },
    {
      name: 'a redirect, and an application behind TLS',
      objects: documents(
        gateway(http, https),
        httpRoute(`{ parentRefs: [{ name: web, sectionName: http }], rules: [${redirect}] }`),
        httpRoute(
          '{ parentRefs: [{ name: web, sectionName: https }], rules: [{ backendRefs: [{ name: web }] }] }',
        ),
      ),
      violations: [],
    },
    { name: 'no route was read', objects: gateway(http), violations: ['/spec/listeners/0/protocol'] },
    {
      name: 'an application on every listener',
      objects: documents(
        gateway(https, http),
        httpRoute('{ parentRefs: [{ name: web }], rules: [{ backendRefs: [{ name: web }] }] }'),
      ),
      violations: ['Gateway/web /spec/listeners/1/protocol'],
    },
  ],
});
