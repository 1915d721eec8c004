import { Entity } from '@backstage/catalog-model';
import {
  EvaluateEntity,
  EvaluatedEntity,
  OperatingModel,
  ResolvedEntity,
  RollUp,
} from 'backstage-plugin-operating-model-common';
import { ScorecardStore } from './ScorecardStore';

/** One refresh of the scorecard: takes the catalog page by page, and publishes at the end. */
export class ScorecardRun {
  readonly #store: ScorecardStore;
  readonly #computedAt: string;
  readonly #evaluate: EvaluateEntity;
  readonly #rollUp: RollUp;
  readonly #seen = new Set<string>();
  #changed = 0;
  #waiting: EvaluatedEntity[] = [];

  private constructor(options: {
    store: ScorecardStore;
    model: OperatingModel;
    evaluate: EvaluateEntity;
    computedAt: string;
  }) {
    this.#store = options.store;
    this.#computedAt = options.computedAt;
    this.#evaluate = options.evaluate;
    this.#rollUp = new RollUp(options.model.ancestorsOf);
  }

  static async begin(options: {
    store: ScorecardStore;
    model: OperatingModel;
    evaluate: EvaluateEntity;
    /** ISO date-time. */
    computedAt: string;
  }): Promise<ScorecardRun> {
    await options.store.begin();
    return new ScorecardRun(options);
  }

  /** Rows that will be written. */
  get changed(): number {
    return this.#changed;
  }

  /** @param resolved - what the model says of the entity */
  visit(entity: Entity, resolved: ResolvedEntity): void {
    const evaluated = this.#evaluate(entity, resolved);
    // What no activity asks a runbook of is not on the scorecard, and a page may repeat what another had.
    if (evaluated.cells.length === 0 || this.#seen.has(evaluated.ref)) return;
    this.#seen.add(evaluated.ref);
    this.#rollUp.add(evaluated);
    this.#waiting.push(evaluated);
  }

  /** Puts down what was visited since the last time; best once a page. */
  async stage(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    this.#changed += await this.#store.stage(rows);
  }

  /** The entities of the scorecard that have not passed by. */
  async unseen(): Promise<string[]> {
    const unseen: string[] = [];
    for await (const refs of this.#store.entityRefs()) {
      unseen.push(...refs.filter(ref => !this.#seen.has(ref)));
    }
    return unseen;
  }

  /** @param gone - of the unseen, those that are in the catalog no more, or that nothing applies to any more */
  publish(gone: readonly string[]) {
    return this.#store.publish({
      rollUps: this.#rollUp.result(),
      gone: gone.filter(ref => !this.#seen.has(ref)),
      computedAt: this.#computedAt,
    });
  }
}
