"""The judging room (研判): runs the checks on facts, one failure never takes another check along."""
