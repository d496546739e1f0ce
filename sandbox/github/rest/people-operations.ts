import { isBot, userJson } from '../github-json.ts';
import type { GithubState, Role } from './github-state.ts';
import { restError, type RestOperationHandler } from './rest-call.ts';

/** The legacy values of `permission` for the roles. */
const legacyPermissions: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

/** The owner of a repository has all permissions. */
function roleOfUnnamed(login: string, { repository, isPrivate }: GithubState): Role {
  const [owner = ''] = repository.split('/');
  if (login === owner) return 'admin';
  return isPrivate ? 'none' : 'read';
}

const getPermission: RestOperationHandler = ({ state, params }) => {
  const login = params['username'] ?? '';
  // Apps have no role, so GitHub returns 404.
  if (isBot(login)) return restError(404, `${login} is not a user`);
  const role = state.roles.get(login) ?? roleOfUnnamed(login, state);
  const permission = legacyPermissions[role];
  const permissions = {
    pull: role !== 'none',
    triage: ['triage', 'write', 'maintain', 'admin'].includes(role),
    push: ['write', 'maintain', 'admin'].includes(role),
    maintain: ['maintain', 'admin'].includes(role),
    admin: role === 'admin',
  };
  const user = { ...userJson(login), permissions, role_name: role };
  return { status: 200, json: { permission, role_name: role, user } };
};

/** The token of an app, such as that of a job, belongs to no user. */
const getAuthenticated: RestOperationHandler = ({ grant: { login } }) => {
  if (isBot(login)) return restError(403, 'Resource not accessible by integration');
  const unknown = { name: null, company: null, blog: null, location: null, email: null };
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: '2019-05-15T15:19:25Z', updated_at: '2019-05-15T15:20:34Z' };
  const user = { ...userJson(login), ...unknown, hireable: null, bio: null, ...counts, ...times };
  return { status: 200, json: user };
};

/** Operations for permissions and for the account of a token. */
export const peopleOperations = {
  'users/get-authenticated': getAuthenticated,
  'repos/get-collaborator-permission-level': getPermission,
};
