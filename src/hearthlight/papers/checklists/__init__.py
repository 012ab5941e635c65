"""Plain-language checklists 扶贫工作推进清单（政策操作明白纸）: sets by year, ticked off, learned."""
