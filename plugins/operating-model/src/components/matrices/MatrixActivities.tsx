import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { CompareLink } from '../shared/CompareLink';
import { SeveritySign } from '../shared/Severity';
import { useLetterWords } from '../shared/grid/LetterChips';
import shared from '../shared/shared.module.css';
import { CellSubject } from './MatrixGrid';
import { Holders } from './RowExplanation';
import { remarksOf } from './filterMatrix';
import styles from './matrices.module.css';

interface MatrixActivitiesProps {
  matrix: MatrixAnswer;
  rows: GridRow[];
  parties: GridParty[];
  onExplain(subject: CellSubject): void;
}

/** A matrix on a narrow screen: a list of activities with the parties under each letter. */
export function MatrixActivities({
  matrix,
  rows,
  parties,
  onExplain,
}: MatrixActivitiesProps) {
  const t = useTexts();
  const words = useLetterWords();
  return (
    <ul
      className={styles.activities}
      aria-label={t('matrices.grid', { title: matrix.title })}
    >
      {rows.map(row => (
        <li key={row.row}>
          <button
            type="button"
            className={`${shared.textButton} ${styles.activity}`}
            onClick={() => onExplain({ row })}
          >
            {row.title}
          </button>
          <div className={shared.quiet}>
            {row.exists
              ? row.risk && t(`risk.${row.risk}`)
              : t('matrices.notInCatalog')}
          </div>
          <Holders matrix={{ ...matrix, parties }} row={row} words={words} />
          {remarksOf(t, row, matrix.names).map(({ severity, text }) => (
            <div key={text}>
              <SeveritySign severity={severity} /> {text}
            </div>
          ))}
          {row.findings.map(finding => (
            <CompareLink key={finding.id} finding={finding} />
          ))}
        </li>
      ))}
    </ul>
  );
}
