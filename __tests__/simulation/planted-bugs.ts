import type { StepFiles } from '../../src/ports.ts';
import { startDeadline } from '../../src/support/deadline.ts';
import type { Task } from '../../src/task/task.ts';
import { ServiceError, type TaskService } from '../../src/task/task-service.ts';
import type { InvariantName } from './invariants.ts';
import type { Mutation } from './phase-ports.ts';

/** A bug between the step and its ports, and the promise that it breaks. */
export interface PlantedBug {
  readonly name: string;
  readonly breaks: InvariantName;
  readonly plant: Mutation;
}

/** A bug in a call of the service. */
function inService(change: (service: TaskService) => Partial<TaskService>): Mutation {
  return (ports) => {
    const { service } = ports;
    const bound: TaskService = {
      createTask: (...args) => service.createTask(...args),
      fetchTask: (...args) => service.fetchTask(...args),
      cancelTask: (...args) => service.cancelTask(...args),
      listTasks: (...args) => service.listTasks(...args),
      listDeliverables: (...args) => service.listDeliverables(...args),
      openDeliverable: (...args) => service.openDeliverable(...args),
      rateLimit: () => service.rateLimit(),
    };
    return { ...ports, service: { ...bound, ...change(service) } };
  };
}

/** A bug in the values that the step writes. */
function inStep(change: (step: StepFiles) => Partial<StepFiles>): Mutation {
  return (ports) => {
    const { step } = ports;
    const bound: StepFiles = {
      setOutput: (name, value) => {
        step.setOutput(name, value);
      },
      saveState: (name, value) => {
        step.saveState(name, value);
      },
      writeSummary: (markdown) => step.writeSummary(markdown),
    };
    return { ...ports, step: { ...bound, ...change(step) } };
  };
}

const NONCE = /-([0-9a-f]{16})\)$/;

/** Treats every task with our stable part as ours, as if it had our nonce. */
function findByStablePart(service: TaskService): Partial<TaskService> {
  let nonce = '';
  const claim = (task: Task): Task =>
    task.prompt === undefined || nonce === ''
      ? task
      : { ...task, prompt: task.prompt.replace(NONCE, `-${nonce})`) };
  return {
    createTask: (request, reference, call) => {
      nonce = reference?.slice(-16) ?? '';
      return service.createTask(request, reference, call);
    },
    listTasks: async (page, call) => {
      const listed = await service.listTasks(page, call);
      return listed.map(claim);
    },
  };
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'a search that never finds anything',
    breaks: 'at most one task runs to its end',
    plant: inService(() => ({ listTasks: () => Promise.resolve([]) })),
  },
  {
    name: 'a cancel request that is not sent',
    breaks: 'none of our tasks is left running',
    plant: inService(() => ({ cancelTask: () => Promise.resolve() })),
  },
  {
    name: 'a post step that gives up after a minute',
    breaks: 'none of our tasks is left running',
    plant: (ports, phase) => {
      if (phase === 'main') return ports;
      const { signal } = startDeadline(ports.clock, 60_000, ports.stop);
      return { ...ports, stop: signal };
    },
  },
  {
    name: 'a reference that is not saved before the call',
    breaks: 'none of our tasks is left running',
    plant: inStep((step) => ({
      saveState: (name, value) => {
        if (name !== 'create') step.saveState(name, value);
      },
    })),
  },
  {
    name: 'a search by the shared part of the reference',
    breaks: "nobody else's task is touched",
    plant: inService(findByStablePart),
  },
  {
    name: 'a post step that cancels a task that the user wants to keep',
    breaks: 'a task that the user wants to keep continues',
    plant: inStep((step) => ({
      saveState: (name, value) => {
        const text = value.replace('"isLeft":true', '"isLeft":false');
        if (!['finished', 'delivered', 'verdict'].includes(name)) step.saveState(name, text);
      },
    })),
  },
  {
    name: 'a poll that does not read the cost',
    breaks: 'a task that reaches its maximum cost is cancelled within one poll',
    plant: inService((service) => ({
      fetchTask: async (...args) => ({ ...(await service.fetchTask(...args)), costCents: 0 }),
    })),
  },
  {
    name: 'a poll that does not see what the agents do',
    breaks: 'a task that moves does not count as stalled',
    plant: inService((service) => ({
      fetchTask: async (...args) => ({ ...(await service.fetchTask(...args)), tokensUsed: 0 }),
    })),
  },
  {
    name: 'an approval that nobody notices',
    breaks: 'a task that moves does not count as stalled',
    plant: inService((service) => ({
      fetchTask: async (...args) => {
        const task = await service.fetchTask(...args);
        if (task.status !== 'paused' && task.agents.length === 0) return task;
        return { ...task, status: 'running', agents: [] };
      },
    })),
  },
  {
    name: 'a queued task that counts as running',
    breaks: 'a task that moves does not count as stalled',
    plant: inService((service) => ({
      fetchTask: async (...args) => {
        const task = await service.fetchTask(...args);
        return task.status === 'pending' ? { ...task, status: 'running' } : task;
      },
    })),
  },
  {
    name: 'a poll that always sees something new',
    breaks: 'a task that stalls is cancelled within one poll',
    plant: inService((service) => {
      let polls = 0;
      return {
        fetchTask: async (...args) => {
          polls += 1;
          return { ...(await service.fetchTask(...args)), tokensUsed: polls };
        },
      };
    }),
  },
  {
    name: 'a cancel request that is sent twice',
    breaks: 'no cancel request is repeated blindly',
    plant: inService((service) => ({
      cancelTask: async (...args) => {
        await service.cancelTask(...args);
        await service.cancelTask(...args);
      },
    })),
  },
  {
    name: 'a cancelled task whose files are not collected',
    breaks: 'what a task delivered is collected, however it ends',
    plant: inService((service) => {
      let status = '';
      return {
        fetchTask: async (...args) => {
          const task = await service.fetchTask(...args);
          ({ status } = task);
          return task;
        },
        listDeliverables: (...args) =>
          status === 'cancelled' ? Promise.resolve([]) : service.listDeliverables(...args),
      };
    }),
  },
  {
    name: 'a status that is always complete',
    breaks: 'the status is correct',
    plant: inStep((step) => ({
      setOutput: (name, value) => {
        step.setOutput(name, name === 'status' ? 'complete' : value);
      },
    })),
  },
  {
    name: 'a wait that ignores its deadline',
    breaks: 'everything ends in time',
    plant: (ports) => ({
      ...ports,
      clock: {
        ...ports.clock,
        // Pauses between two polls are shorter.
        sleep: (ms, signal) => ports.clock.sleep(ms > 60_000 ? ms * 1.5 : ms, signal),
        monotonicMs: () => ports.clock.monotonicMs() * 0.7,
      },
    }),
  },
  {
    name: 'a call that continues when the run is cancelled',
    breaks: 'everything ends in time',
    plant: inService((service) => ({
      fetchTask: (taskId, call) =>
        service.fetchTask(taskId, call?.attempts === undefined ? {} : { attempts: call.attempts }),
    })),
  },
  {
    name: 'an upload that never ends',
    breaks: 'everything ends in time',
    plant: (ports) => {
      const { artifacts } = ports;
      if (artifacts === undefined) return ports;
      const { signal } = new AbortController();
      return {
        ...ports,
        artifacts: { upload: (request) => artifacts.upload({ ...request, signal }) },
      };
    },
  },
  {
    name: 'a create call that is repeated without a search',
    breaks: 'no create call is repeated blindly',
    plant: inService((service) => ({
      createTask: async (...args) => {
        try {
          return await service.createTask(...args);
        } catch (error) {
          if (!(error instanceof ServiceError) || error.arrival !== 'perhaps') throw error;
          return service.createTask(...args);
        }
      },
    })),
  },
  {
    name: 'a search before every create call',
    breaks: 'a first attempt searches for nothing before it creates',
    plant: inService((service) => ({
      createTask: async (...args) => {
        await service.listTasks({ limit: 1, offset: 0 });
        return service.createTask(...args);
      },
    })),
  },
];
