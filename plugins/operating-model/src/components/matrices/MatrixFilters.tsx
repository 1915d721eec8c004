import { Button, SearchField, Switch } from '@backstage/ui';
import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import layout from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { useUrlState } from '../shared/useUrlState';

interface MatrixFiltersProps {
  matrix: MatrixAnswer;
  /** What the filter leaves. */
  rows: GridRow[];
  parties: GridParty[];
}

/** Narrows a matrix down; the URL keeps how. */
export function MatrixFilters({ matrix, rows, parties }: MatrixFiltersProps) {
  const t = useTexts();
  const [get, set] = useUrlState();
  const nothing = rows.length === 0 || parties.length === 0;
  return (
    <>
      <div className={layout.filters}>
        <SearchField
          size="small"
          aria-label={t('matrices.filterActivities')}
          placeholder={t('matrices.filterActivities')}
          value={get('activity')}
          onChange={value => set({ activity: value })}
          className={layout.filter}
        />
        <SearchField
          size="small"
          aria-label={t('matrices.filterParties')}
          placeholder={t('matrices.filterParties')}
          value={get('party')}
          onChange={value => set({ party: value })}
          className={layout.filter}
        />
        <Switch
          label={t('matrices.onlyFindings')}
          isSelected={get('findings') === 'only'}
          onChange={only => set({ findings: only ? 'only' : '' })}
        />
        <span className={shared.quiet} role="status">
          {t('matrices.rowsShown', {
            shown: String(rows.length),
            all: String(matrix.rows.length),
            parties: String(parties.length),
            allParties: String(matrix.parties.length),
          })}
        </span>
      </div>
      {nothing && (
        <EmptyState title={t('matrices.nothingMatches')}>
          <Button
            variant="secondary"
            onPress={() => set({ activity: '', party: '', findings: '' })}
          >
            {t('matrices.clear')}
          </Button>
        </EmptyState>
      )}
    </>
  );
}
