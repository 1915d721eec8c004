import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OperatingModel,
  ScorecardTarget,
  ScorecardTargets,
  daysUntil,
  measureOf,
  namesOf,
  operatingModelTargetManagePermission,
  targetProgress,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import { CallerService } from '../requests/CallerService';
import { ScorecardService } from '../scorecard/ScorecardService';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { ScoringLog } from '../scorecard/ScoringLog';
import { Visibility, visibilityOf } from '../visibility';
import { GroupSums } from './GroupSums';
import { Target, TargetStore } from './TargetStore';
import { readTargetChange, readTargetDraft } from './readTarget';

export interface TargetsServiceOptions {
  callers: CallerService;
  catalog: CatalogService;
  model: ModelService;
  permissions: PermissionsService;
  scorecard: ScorecardService;
  scorings: ScoringLog;
  /** Sees everything, for what was the case when a target was set. */
  store: ScorecardStore;
  targets: TargetStore;
  now?: () => Date;
}

interface Caller {
  userRef: string;
  ownershipRefs: readonly string[];
  maySetAll: boolean;
  visibility: Visibility;
}

const maySet = (
  { maySetAll, ownershipRefs }: Caller,
  { groupRef }: Pick<Target, 'groupRef'>,
) => maySetAll || (groupRef !== undefined && ownershipRefs.includes(groupRef));

const notFound = (id: string) =>
  new NotFoundError(`No target ${id}; it may have been removed`);

const STATE_ORDER: ScorecardTarget['progress']['state'][] = [
  'missed',
  'behind',
  'unknown',
  'on-track',
  'reached',
];

/** Goals for groups and for everybody, with how far they are for somebody who asks as themselves. */
export class TargetsService {
  readonly #options: TargetsServiceOptions;
  readonly #now: () => Date;

  constructor(options: TargetsServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @param groupRef - only its own targets, those of groups above it and those of everybody */
  async list(
    groupRef: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<ScorecardTargets> {
    const [model, caller, all] = await Promise.all([
      this.#options.model.current(),
      this.#caller(credentials),
      this.#options.targets.list(),
    ]);
    const concerned = groupRef && [groupRef, ...model.ancestorsOf(groupRef)];
    const targets = all.filter(
      each => !concerned || !each.groupRef || concerned.includes(each.groupRef),
    );
    const hidden = await this.#hidden(model, caller, targets);
    const readable = targets.filter(
      each =>
        !hidden.has(each.groupRef ?? '') && !hidden.has(each.activityRef ?? ''),
    );
    const describe = await this.#describer(readable, {
      model,
      caller,
      credentials,
    });
    const items: ScorecardTarget[] = [];
    for (const target of readable) items.push(await describe(target));
    const own = caller.ownershipRefs.filter(ref => ref.startsWith('group:'));
    return {
      items,
      maySetFor: { everybody: caller.maySetAll, groups: [...own] },
      names: namesOf(model, [
        ...own,
        ...items.flatMap(item => [
          item.groupRef,
          item.activityRef,
          ...item.groups.map(({ ref }) => ref),
        ]),
      ]),
    };
  }

  /** @throws InputError, NotAllowedError */
  async create(
    body: unknown,
    credentials: BackstageCredentials,
  ): Promise<ScorecardTarget> {
    const draft = readTargetDraft(body, this.#now());
    const [model, caller] = await Promise.all([
      this.#options.model.current(),
      this.#caller(credentials),
    ]);
    const hidden = await this.#hidden(model, caller, [draft]);
    const isThere = (ref: string | undefined) =>
      !ref || (model.has(ref) === true && !hidden.has(ref));
    for (const name of ['groupRef', 'activityRef'] as const) {
      if (isThere(draft[name])) continue;
      throw new InputError(
        `${name} ${draft[name]} is not in the catalog; name one that is`,
      );
    }
    this.#mustSet(caller, draft);
    const everything = new GroupSums(
      model,
      await this.#options.store.ownerSums(draft.activityRef),
    );
    const created = await this.#options.targets.create({
      ...draft,
      from: this.#now().toISOString().slice(0, 10),
      start: measureOf(everything.of(draft.groupRef), draft.measure),
      createdBy: caller.userRef,
    });
    return this.#answer(created, caller, model, credentials);
  }

  /** @throws InputError, NotAllowedError, NotFoundError */
  async change(id: string, body: unknown, credentials: BackstageCredentials) {
    const { model, caller } = await this.#open(id, credentials);
    const change = readTargetChange(body, this.#now());
    const changed = await this.#options.targets.change(id, change);
    if (!changed) throw notFound(id);
    return this.#answer(changed, caller, model, credentials);
  }

  /** @throws NotAllowedError, NotFoundError */
  async remove(id: string, credentials: BackstageCredentials) {
    const { model, caller } = await this.#open(id, credentials);
    const removed = await this.#options.targets.remove(id);
    if (!removed) throw notFound(id);
    return this.#answer(removed, caller, model, credentials);
  }

  /** A target that the caller sees and may change. */
  async #open(id: string, credentials: BackstageCredentials) {
    const [model, caller, target] = await Promise.all([
      this.#options.model.current(),
      this.#caller(credentials),
      this.#options.targets.get(id),
    ]);
    if (!target) throw notFound(id);
    const hidden = await this.#hidden(model, caller, [target]);
    if (hidden.size) throw notFound(id);
    this.#mustSet(caller, target);
    return { model, caller };
  }

  #mustSet(caller: Caller, target: Pick<Target, 'groupRef'>) {
    if (maySet(caller, target)) return;
    throw new NotAllowedError(
      `You may set targets for your own groups; for others you need the permission ${operatingModelTargetManagePermission.name}`,
    );
  }

  async #caller(credentials: BackstageCredentials): Promise<Caller> {
    const { callers, permissions } = this.#options;
    const [{ userRef, ownershipRefs }, [decision], visibility] =
      await Promise.all([
        callers.nameOf(credentials),
        permissions.authorize(
          [{ permission: operatingModelTargetManagePermission }],
          { credentials },
        ),
        visibilityOf(credentials, this.#options),
      ]);
    return {
      userRef,
      ownershipRefs,
      maySetAll: decision?.result === AuthorizeResult.ALLOW,
      visibility,
    };
  }

  #hidden(
    model: OperatingModel,
    { visibility }: Caller,
    targets: readonly Pick<Target, 'groupRef' | 'activityRef'>[],
  ) {
    return visibility.hidden(
      targets
        .flatMap(each => [each.groupRef, each.activityRef])
        .filter(ref => ref !== undefined)
        .filter(ref => model.has(ref) !== false),
    );
  }

  /** Reads what cells add up to once for each activity, however many targets there are. */
  #sumsReader(model: OperatingModel, credentials: BackstageCredentials) {
    const known = new Map<string | undefined, Promise<GroupSums>>();
    return ({ activityRef }: Target) => {
      const sums =
        known.get(activityRef) ??
        this.#options.scorecard
          .ownerSums(activityRef, credentials)
          .then(byOwner => new GroupSums(model, byOwner));
      known.set(activityRef, sums);
      return sums;
    };
  }

  async #answer(
    target: Target,
    caller: Caller,
    model: OperatingModel,
    credentials: BackstageCredentials,
  ) {
    const describe = await this.#describer([target], {
      model,
      caller,
      credentials,
    });
    return describe(target);
  }

  async #describer(
    targets: readonly Target[],
    {
      model,
      caller,
      credentials,
    }: {
      model: OperatingModel;
      caller: Caller;
      credentials: BackstageCredentials;
    },
  ) {
    const sums = this.#sumsReader(model, credentials);
    const to = this.#now().toISOString().slice(0, 10);
    // Whatever the earliest of them has seen last.
    const from = targets.reduce(
      (first, target) => (target.from < first ? target.from : first),
      to,
    );
    const changes = await this.#options.scorings.changes({ from, to });
    const scoringChangedOn = changes.at(-1)?.day;
    return async (target: Target) =>
      this.#describe(target, caller, {
        sums: await sums(target),
        scoringChangedOn,
      });
  }

  async #describe(
    target: Target,
    caller: Caller,
    { sums, scoringChangedOn }: { sums: GroupSums; scoringChangedOn?: string },
  ): Promise<ScorecardTarget> {
    const now = this.#now();
    const { groupRef, measure } = target;
    const of = (ref: string | undefined) => measureOf(sums.of(ref), measure);
    const under = sums.under(groupRef);
    const hidden = await caller.visibility.hidden(under);
    return {
      ...target,
      daysLeft: daysUntil(target.by, now),
      progress: targetProgress(target, of(groupRef), now),
      groups: under
        .filter(ref => !hidden.has(ref))
        .map(ref => {
          const { state, value } = targetProgress(target, of(ref), now);
          return { ref, state, value };
        })
        .sort(
          (a, b) =>
            STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
            (a.value ?? 0) - (b.value ?? 0) ||
            (a.ref < b.ref ? -1 : 1),
        ),
      scoringChangedOn:
        scoringChangedOn && scoringChangedOn >= target.from
          ? scoringChangedOn
          : undefined,
      mayChange: maySet(caller, target),
    };
  }
}
