import { WhatIfBreak } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import { SeveritySign } from '../shared/Severity';
import { StateTag } from '../shared/StateTag';
import { sentence } from '../shared/sentence';
import styles from './whatIf.module.css';

// A line, not a list: the rest is found from the matrix or group itself.
const MAX_NAMED = 5;

interface BreakItemProps {
  found: WhatIfBreak;
  names: Names;
}

/** One thing that breaks: where, what, and how it is mended. */
export function BreakItem({ found, names }: BreakItemProps) {
  const t = useTexts();
  const { subjectRef, path, row, what, remedy, severity, mended } = found;
  const { entities = 0, entityRefs = [] } = found;
  return (
    <li className={styles.break}>
      <SeveritySign severity={severity} />
      <div className={styles.breakText}>
        <div className={styles.line}>
          <RefLink entityRef={subjectRef} names={names} weight="bold" />
          {row !== undefined && (
            <span className={styles.quiet}>
              {t('whatIf.row', { row: String(row) })}
            </span>
          )}
          <code className={styles.path}>{path}</code>
          <StateTag state={mended ? 'covered' : 'weak'}>
            {t(mended ? 'whatIf.isMended' : 'whatIf.toDecide')}
          </StateTag>
        </div>
        <div>{sentence(what)}</div>
        <div className={styles.quiet}>{sentence(remedy)}</div>
        {entities > 0 && (
          <div className={styles.quiet}>
            {t('whatIf.felt', { count: entities })}:{' '}
            {entityRefs.slice(0, MAX_NAMED).map((ref, index) => (
              <span key={ref}>
                {index > 0 && ', '}
                <RefLink entityRef={ref} names={names} />
              </span>
            ))}
            {entities > MAX_NAMED && ' …'}
          </div>
        )}
      </div>
    </li>
  );
}
