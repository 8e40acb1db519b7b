#include "pipeline/gate.h"
