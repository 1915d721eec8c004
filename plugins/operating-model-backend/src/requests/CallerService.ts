import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, isError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  operatingModelAdminPermission,
  operatingModelRequestReadPermission,
} from 'backstage-plugin-operating-model-common';
import {
  RequestCondition,
  operatingModelRequestRules,
} from 'backstage-plugin-operating-model-node';
import { Caller } from './RequestsService';

const transform = createConditionTransformer(operatingModelRequestRules);

/** What a decision lets somebody see: everything where it is undefined. */
export type Criteria = PermissionCriteria<RequestCondition> | undefined;

/** Finds out who calls and what they may. A service that may everything decides nothing all the same: that takes a person. */
export class CallerService {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    permissions: PermissionsService;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError when the caller may read no request at all */
  async callerOf(credentials: BackstageCredentials): Promise<Caller> {
    const [criteria, actor] = await Promise.all([
      this.criteriaOf(operatingModelRequestReadPermission, credentials),
      this.#actorOf(credentials),
    ]);
    return { actor, credentials, criteria };
  }

  /** The same, but undefined for a caller who may read no request. */
  async readerOf(
    credentials: BackstageCredentials,
  ): Promise<Caller | undefined> {
    try {
      return await this.callerOf(credentials);
    } catch (error) {
      if (isError(error) && error.name === 'NotAllowedError') return undefined;
      throw error;
    }
  }

  /** @throws NotAllowedError when the caller has not got the permission */
  async check(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You need the permission ${permission.name}`);
    }
  }

  /** @throws NotAllowedError when the permission is denied whatever the request */
  async criteriaOf(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<Criteria> {
    const { allowed, criteria } = await this.decisionOf(
      permission,
      credentials,
    );
    if (!allowed) {
      throw new NotAllowedError(`You need the permission ${permission.name}`);
    }
    return criteria;
  }

  /** Whether a permission is there for some requests, and for which. */
  async decisionOf(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<{ allowed: boolean; criteria?: Criteria }> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return readDecision(decision);
  }

  async #actorOf(credentials: BackstageCredentials): Promise<Caller['actor']> {
    const [{ userRef, ownershipRefs }, [admin]] = await Promise.all([
      this.nameOf(credentials),
      this.#permissions.authorize(
        [{ permission: operatingModelAdminPermission }],
        { credentials },
      ),
    ]);
    const isAdmin = admin?.result === AuthorizeResult.ALLOW;
    return { userRef, ownershipRefs, isAdmin };
  }

  /** Who calls, and for whom they speak. */
  async nameOf(credentials: BackstageCredentials) {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      const { subject } = credentials.principal as { subject?: string };
      return { userRef: `service:${subject ?? 'unknown'}`, ownershipRefs: [] };
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(
        credentials as BackstageCredentials<BackstageUserPrincipal>,
      );
    return { userRef: userEntityRef, ownershipRefs: ownershipEntityRefs };
  }
}

function readDecision(decision: PolicyDecision | undefined) {
  if (decision?.result === AuthorizeResult.ALLOW) return { allowed: true };
  if (decision?.result === AuthorizeResult.CONDITIONAL) {
    return {
      allowed: true,
      criteria: transform(decision.conditions) as Criteria,
    };
  }
  // A missing decision is a denial, too.
  return { allowed: false };
}
