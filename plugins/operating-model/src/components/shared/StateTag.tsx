import { CellState } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

/** How a thing stands: told by sign, word and colour, so that each of them alone would do. */
export type State = CellState;

export const SIGNS: Record<State, string> = {
  covered: '●',
  weak: '▲',
  missing: '✕',
  exempt: '◆',
  unknown: '?',
};

interface StateTagProps {
  state: State;
  /** Stands for the state's own word. */
  children?: ReactNode;
}

export function StateTag({ state, children }: StateTagProps) {
  const t = useTexts();
  return (
    <span className={`${styles.tag} ${styles[state]}`}>
      <span aria-hidden="true">{SIGNS[state]}</span>{' '}
      {children ?? t(`state.${state}`)}
    </span>
  );
}
