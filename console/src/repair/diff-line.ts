/** One line of a change: taken out, put in, or there before and after. `gap`: lines left out. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
}
