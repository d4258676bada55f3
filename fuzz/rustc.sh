#!/usr/bin/env bash
# Cargo's rustc wrapper while fuzzing: only Levee's own crates are measured. Coverage of the host and
# of dependencies would drown theirs, and halve the speed.
set -euo pipefail
rustc=$1
shift
name=''
args=()
while (($#)); do
    [[ $1 == --crate-name ]] && name=$2
    args+=("$1")
    shift
done
case $name in
lending_core | protocol_api | pool | backstop | levee_fuzz | core | requests) ;;
*)
    for index in "${!args[@]}"; do
        [[ ${args[index]} == -Cpasses=sancov-module ]] && unset 'args[index]'
    done
    ;;
esac
exec "$rustc" "${args[@]}"
