import { map, string } from '../../model/shape.ts';
import { kindTarget } from './kind.ts';

export const configMaps = kindTarget('config-maps', 'every ConfigMap', ['/ConfigMap'], { data: map(string) });
