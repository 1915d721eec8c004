import { Button, Select, Text } from '@backstage/ui';
import {
  MatrixAnswer,
  MatrixSummary,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { BackLink } from '../shared/BackLink';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import layout from '../shared/layout.module.css';
import { usePaths } from '../shared/paths';
import { useUrlState } from '../shared/useUrlState';
import { CompareContent } from './CompareContent';
import styles from './matrices.module.css';

async function loadAll(api: OperatingModelApi): Promise<MatrixSummary[]> {
  const all: MatrixSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.matrices({ limit: 500, cursor });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}

/** Two matrices side by side. */
export function ComparePage() {
  const t = useTexts();
  const paths = usePaths();
  return (
    <div className={layout.page}>
      <header className={styles.matrixHead}>
        <BackLink href={paths.list}>{t('matrices.back')}</BackLink>
        <Text as="h2" variant="title-small" weight="bold">
          {t('matrices.compareTitle')}
        </Text>
      </header>
      <Loaded of="all matrices" load={loadAll}>
        {matrices => <Compare matrices={matrices} />}
      </Loaded>
    </div>
  );
}

function Compare({ matrices }: { matrices: MatrixSummary[] }) {
  const t = useTexts();
  const [get, set] = useUrlState();
  const left = get('left');
  const right = get('right');
  return (
    <>
      <div className={styles.pickers}>
        <Picker
          label={t('matrices.left')}
          matrices={matrices}
          value={left}
          onPick={ref => set({ left: ref })}
        />
        <Button
          variant="secondary"
          isDisabled={!left && !right}
          onPress={() => set({ left: right, right: left })}
        >
          {t('matrices.swap')}
        </Button>
        <Picker
          label={t('matrices.right')}
          matrices={matrices}
          value={right}
          onPick={ref => set({ right: ref })}
        />
      </div>
      <Sides left={left} right={right} />
    </>
  );
}

function Sides({ left, right }: { left: string; right: string }) {
  const t = useTexts();
  if (!left || !right) {
    return (
      <EmptyState
        title={t('matrices.compareEmpty')}
        hint={t('matrices.compareEmptyHint')}
      />
    );
  }
  if (left === right) {
    return <EmptyState title={t('matrices.compareSelf')} />;
  }
  return (
    <Loaded<[MatrixAnswer, MatrixAnswer]>
      of={`${left} ${right}`}
      load={api => Promise.all([api.matrix(left), api.matrix(right)])}
    >
      {([one, other]) => <CompareContent left={one} right={other} />}
    </Loaded>
  );
}

interface PickerProps {
  label: string;
  matrices: MatrixSummary[];
  value: string;
  onPick(ref: string): void;
}

function Picker({ label, matrices, value, onPick }: PickerProps) {
  const t = useTexts();
  return (
    <Select
      label={label}
      placeholder={t('matrices.pick')}
      search
      options={matrices.map(({ ref, title, method, precedence }) => ({
        id: ref,
        label: title,
        description: `${method} · ${t('matrices.precedence')} ${precedence}`,
      }))}
      value={value || null}
      onChange={key => key && onPick(String(key))}
      className={styles.picker}
    />
  );
}
