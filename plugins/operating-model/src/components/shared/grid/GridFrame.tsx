import { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import styles from './grid.module.css';
import { CellPlace } from './moveCell';
import { Grid } from './useGrid';

interface GridFrameProps {
  state: Grid;
  label: string;
  className?: string;
  isReadOnly?: boolean;
  /** What a key does beside moving and opening. @returns whether it did something */
  onKey?(event: KeyboardEvent): boolean;
  /** Enter, space or a click on a cell. */
  onOpen(cell: CellPlace): void;
  /** The rows, in their row groups. */
  children: ReactNode;
}

/** A grid by keyboard and mouse, that shows where there is more of it to the left and right. */
export function GridFrame({
  state,
  label,
  className = '',
  isReadOnly,
  onKey,
  onOpen,
  children,
}: GridFrameProps) {
  const t = useTexts();
  const { grid, place, size, width, beyond, edges, lastInSight } = state;

  function act(event: KeyboardEvent): boolean {
    if (onKey?.(event)) return true;
    if (event.altKey || event.shiftKey) return false;
    const next = state.placeAfter(event);
    if (next) {
      state.goTo(next);
      return true;
    }
    const opens = event.key === 'Enter' || event.key === ' ';
    if (opens) onOpen(place);
    return opens;
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const clicked = state.placeOf(event);
    if (!clicked) return;
    state.enter(clicked);
    // A link leads on by itself, in a tab of its own where one wants that.
    if (!(event.target as HTMLElement).closest('a')) onOpen(clicked);
  }

  const { before, after } = beyond;
  return (
    <>
      <div
        className={`${styles.frame} ${className}`}
        data-before={before > 0 ? true : undefined}
        data-after={after > 0 ? true : undefined}
        style={
          {
            '--grid-edge-start': `${edges.start}px`,
            '--grid-edge-end': `${edges.end}px`,
          } as CSSProperties
        }
      >
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={label}
          aria-rowcount={size.rows}
          aria-colcount={size.columns}
          aria-readonly={isReadOnly}
          className={styles.grid}
          data-findings={lastInSight ? 'in-sight' : undefined}
          onKeyDown={event => {
            if (act(event)) event.preventDefault();
          }}
          onClick={onClick}
        >
          <div className={styles.canvas} style={{ minWidth: width }}>
            {children}
          </div>
        </div>
      </div>
      {before + after > 0 && (
        <div className={styles.beyond}>
          <span>
            {before > 0 &&
              `← ${t('matrices.columnsBeyond', { count: before })}`}
          </span>
          <span>
            {after > 0 && `${t('matrices.columnsBeyond', { count: after })} →`}
          </span>
        </div>
      )}
    </>
  );
}
