import { contains, parseCidr } from '../../model/cidr.ts';
import type { ServiceView } from './services.ts';

/**
 * Annotations by which a cloud's controller makes a load balancer that only its private network reaches
 * (kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer).
 */
const internal: Readonly<Record<string, RegExp>> = {
  'service.beta.kubernetes.io/aws-load-balancer-internal': /^(true|0\.0\.0\.0\/0)$/,
  'service.beta.kubernetes.io/aws-load-balancer-scheme': /^internal$/,
  'networking.gke.io/load-balancer-type': /^internal$/i,
  'cloud.google.com/load-balancer-type': /^internal$/i,
  'service.beta.kubernetes.io/azure-load-balancer-internal': /^true$/,
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type': /^private$/,
  'service.beta.kubernetes.io/openstack-internal-load-balancer': /^true$/,
  'service.beta.kubernetes.io/oci-load-balancer-internal': /^true$/,
  'service.beta.kubernetes.io/cce-load-balancer-internal-vpc': /^true$/,
  'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': /./,
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': /^intranet$/,
};

/** Whether the load balancer has no public address. */
export const isInternal = ({ object: { metadata } }: ServiceView): boolean =>
  Object.entries(internal).some(([key, value]) => value.test(metadata?.annotations?.[key] ?? ''));

/** The forms from before the field, and Azure's own. */
const rangeAnnotations: readonly string[] = [
  'service.beta.kubernetes.io/load-balancer-source-ranges',
  'service.beta.kubernetes.io/azure-allowed-ip-ranges',
];

/** The ranges whose addresses the load balancer lets through; an empty list means all there are. */
export const sourceRangesOf = ({ object: { spec, metadata } }: ServiceView): readonly string[] => {
  if (spec?.loadBalancerSourceRanges !== undefined && spec.loadBalancerSourceRanges.length > 0)
    return spec.loadBalancerSourceRanges;
  const annotation = rangeAnnotations.map((key) => metadata?.annotations?.[key]).find(Boolean) ?? '';
  return annotation.split(',').flatMap((range) => range.trim() || []);
};

/** Addresses that come from no internet (RFC 1918, RFC 6598, RFC 4193). */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(
  (range) => parseCidr(range) ?? [],
);

const isPrivate = (range: string): boolean => {
  const cidr = parseCidr(range);
  return cidr !== undefined && privateRanges.some((one) => contains(one, cidr));
};

/** Whether only private networks reach it: it has no public address, or lets none but private ranges through. */
export const staysPrivate = (view: ServiceView): boolean => {
  if (view.object.spec?.type !== 'LoadBalancer') return false;
  const ranges = sourceRangesOf(view);
  return isInternal(view) || (ranges.length > 0 && ranges.every(isPrivate));
};
