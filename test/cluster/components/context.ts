import type { Tools } from '../build/tools.ts';
import type { Folders } from '../folders.ts';
import type { Images } from '../images/images.ts';
import type { Pki } from '../pki.ts';

/** What the components of one bed are made from. */
export interface Context {
  readonly name: string;
  readonly folders: Folders;
  readonly tools: Tools;
  readonly pki: Pki;
  readonly images: Images;
  readonly address: string;
}
