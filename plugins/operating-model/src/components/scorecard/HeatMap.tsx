import { Button, Select } from '@backstage/ui';
import {
  CELL_STATES,
  ScorecardEntities,
  ScorecardEntity,
  ScorecardRollUp,
} from 'backstage-plugin-operating-model-common';
import {
  ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'react-router-dom';
import {
  OperatingModelApi,
  ScorecardEntitiesQuestion,
} from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { LoadMore } from '../shared/LoadMore';
import { Loaded } from '../shared/Loaded';
import { Names } from '../shared/RefLink';
import { ViewSwitch } from '../shared/ViewSwitch';
import { useMorePages } from '../shared/useMorePages';
import shared from '../shared/shared.module.css';
import { ExplainCell } from './ExplainCell';
import { ExplainEntity } from './ExplainEntity';
import { HeatMapGrid, HeatMapSubject } from './HeatMapGrid';
import { ScoreCard } from './ScoreCard';
import { SearchBox } from './SearchBox';
import styles from './scorecard.module.css';
import { CELLS_HASH, useScorecardUrl } from './useScorecardUrl';

const PAGE = 100;

interface HeatMapProps {
  question: ScorecardEntitiesQuestion;
  /** How many entities there are without a filter. */
  total?: number;
  /** What else stands in the head. */
  actions?: ReactNode;
}

/** Entities down, activities across, in each place the state of the cell. */
export function HeatMap({ question, total, actions }: HeatMapProps) {
  const t = useTexts();
  const { groupRef, systemRef, domainRef, direct } = question;
  const part = { groupRef, systemRef, domainRef, direct };
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash, key } = useLocation();
  const [shown, setShown] = useState('');
  const isOnTheWay = useRef(false);
  // A link to cells in a state leads here from further up.
  useEffect(() => {
    if (hash !== CELLS_HASH) return;
    isOnTheWay.current = true;
    heading.current?.scrollIntoView?.({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [hash, key]);
  // As long as there are no rows, the page is too short to scroll that far.
  useEffect(() => {
    if (!shown || !isOnTheWay.current) return;
    isOnTheWay.current = false;
    heading.current?.scrollIntoView?.({ block: 'start' });
  }, [shown]);
  return (
    <ScoreCard
      title={t('scorecard.heat.title')}
      actions={actions}
      titleRef={heading}
    >
      <Loaded
        of={JSON.stringify(part)}
        load={api => api.scorecardRollUp('activity', part)}
      >
        {activities => (
          <>
            <Filters activities={activities} />
            <Rows
              question={question}
              activities={activities}
              total={total}
              onShown={setShown}
            />
          </>
        )}
      </Loaded>
      {/* There from the first moment on: only then is what it says read out. */}
      <span role="status" className={shared.small}>
        {shown}
      </span>
    </ScoreCard>
  );
}

function Filters({ activities }: { activities: ScorecardRollUp }) {
  const t = useTexts();
  const { question, order, set } = useScorecardUrl();
  return (
    <div className={styles.filters}>
      <div className={styles.filter}>
        <SearchBox
          label={t('scorecard.heat.search')}
          text={question.q ?? ''}
          onSearch={q => set({ q })}
        />
      </div>
      <Select
        className={styles.filter}
        aria-label={t('scorecard.heat.state')}
        value={question.state ?? ''}
        onChange={state => set({ state: state ? String(state) : '' })}
        options={[
          { value: '', label: t('scorecard.heat.anyState') },
          ...CELL_STATES.map(value => ({ value, label: t(`state.${value}`) })),
        ]}
      />
      <Select
        className={styles.filter}
        aria-label={t('scorecard.heat.activity')}
        searchable
        value={question.activityRef ?? ''}
        onChange={ref => set({ activity: ref ? String(ref) : '' })}
        options={[
          { value: '', label: t('scorecard.heat.anyActivity') },
          ...activities.items.map(({ key, title }) => ({
            value: key,
            label: title,
          })),
        ]}
      />
      <ViewSwitch
        label={t('scorecard.heat.order')}
        views={[
          ['asc', t('scorecard.heat.worst')],
          ['desc', t('scorecard.heat.best')],
        ]}
        view={order}
        onChange={chosen => set({ order: chosen === 'asc' ? '' : chosen })}
      />
    </div>
  );
}

interface RowsProps {
  question: ScorecardEntitiesQuestion;
  activities: ScorecardRollUp;
  total?: number;
  /** Told how many entities are shown whenever that changes. */
  onShown(text: string): void;
}

function Rows({ question, ...rest }: RowsProps) {
  const asked = JSON.stringify({ ...question, limit: PAGE });
  return (
    <Loaded
      key={asked}
      of={asked}
      load={api => api.scorecardEntities(JSON.parse(asked))}
    >
      {first => <LoadedRows first={first} question={question} {...rest} />}
    </Loaded>
  );
}

function LoadedRows({
  first,
  question,
  activities,
  total,
  onShown,
}: RowsProps & { first: ScorecardEntities }) {
  const t = useTexts();
  const { set } = useScorecardUrl();
  const asked = JSON.stringify({ ...question, limit: PAGE });
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.scorecardEntities({ ...JSON.parse(asked), cursor }),
    [asked],
  );
  const { pages, ...more } = useMorePages(first, load);
  const [explained, setExplained] = useState<HeatMapSubject>();
  // Each page that comes is added to what is there: the rows that are drawn already stay as they are.
  const { entities, names } = useMemo(
    () => gather(pages, activities),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- pages is a new array each time, and only grows
    [pages.length, activities],
  );
  const columns = useMemo(
    () => columnsOf(entities, activities, question.activityRef),
    [entities, activities, question.activityRef],
  );
  const { q, state, activityRef, type, lifecycle } = question;
  const filtered = [q, state, activityRef, type, lifecycle].some(Boolean);
  const shown =
    filtered || total === undefined
      ? t('scorecard.heat.shownFiltered', { count: entities.length })
      : t('scorecard.heat.shown', {
          shown: entities.length.toLocaleString(),
          total: total.toLocaleString(),
        });
  useEffect(() => onShown(shown), [onShown, shown]);
  if (entities.length === 0) {
    return (
      <div className={styles.stack}>
        <strong>{t('scorecard.heat.noMatch')}</strong>
        <div>
          <Button
            variant="secondary"
            onPress={() =>
              set({ q: '', state: '', activity: '', type: '', lifecycle: '' })
            }
          >
            {t('scorecard.heat.clear')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <HeatMapGrid
        entities={entities}
        activityRefs={columns}
        names={names}
        onExplain={setExplained}
      />
      <div className={styles.line}>
        <LoadMore {...more} />
        <span className={shared.small}>{t('scorecard.heat.hint')}</span>
      </div>
      {explained && !explained.cell && (
        <ExplainEntity
          entityRef={explained.entity.ref}
          figures={explained.entity}
          cells={explained.entity.cells}
          names={names}
          computedAt={first.computedAt}
          onClose={() => setExplained(undefined)}
        />
      )}
      {explained?.cell && (
        <ExplainCell
          entityRef={explained.entity.ref}
          cell={explained.cell}
          names={names}
          computedAt={first.computedAt}
          onClose={() => setExplained(undefined)}
        />
      )}
    </>
  );
}

function gather(pages: ScorecardEntities[], activities: ScorecardRollUp) {
  const names: Names = {};
  for (const { key, title, exists } of activities.items) {
    names[key] = { title, exists };
  }
  const entities: ScorecardEntity[] = [];
  for (const page of pages) {
    entities.push(...page.items);
    Object.assign(names, page.names);
  }
  return { entities, names };
}

/** The activities in the order of their scores, the worst first; then any that only the rows know. */
function columnsOf(
  entities: ScorecardEntity[],
  { items }: ScorecardRollUp,
  only: string | undefined,
): string[] {
  if (only) return [only];
  const held = new Set(
    entities.flatMap(({ cells }) => cells.map(cell => cell.activityRef)),
  );
  const ordered = items.map(({ key }) => key).filter(key => held.has(key));
  return [...new Set([...ordered, ...held])];
}
